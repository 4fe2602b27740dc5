package net.psmail.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenWayTest {

  private static final String ELSEWHERE = "203.0.113.7";
  private static final String HERE = "127.0.0.1";

  @Test
  void isTheOneOfReadersWhoComeWithoutTls() {
    assertThat(OpenWay.ledHere(request(false, ELSEWHERE, Map.of()))).isTrue();
    assertThat(OpenWay.ledHere(request(true, ELSEWHERE, Map.of()))).isFalse();
    assertThat(OpenWay.ledHere(request(false, HERE, Map.of()))).isFalse();
    assertThat(OpenWay.ledHere(request(false, "::1", Map.of()))).isFalse();
  }

  @Test
  void isKnownFromWhatAProxySays() {
    assertThat(through("X-Forwarded-Proto", "https")).isFalse();
    assertThat(through("X-Forwarded-Proto", "HTTP, https")).isTrue();
    assertThat(through("Forwarded", "for=192.0.2.1;proto=http;host=a")).isTrue();
    assertThat(through("Forwarded", "for=192.0.2.1; Proto=\"https\", for=10.0.0.1")).isFalse();
  }

  private static boolean through(String header, String value) {
    boolean byNeighbour = OpenWay.ledHere(request(false, HERE, Map.of(header, value)));
    assertThat(OpenWay.ledHere(request(false, ELSEWHERE, Map.of(header, value))))
        .isEqualTo(byNeighbour);
    return byNeighbour;
  }

  private static HttpServletRequest request(
      boolean secure, String peer, Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            OpenWayTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "isSecure" -> secure;
                  case "getRemoteAddr" -> peer;
                  case "getHeader" -> headers.get(arguments[0].toString());
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}

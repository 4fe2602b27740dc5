package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.PASSWORD;
import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsIT {

  private static final String SITE = "Host: " + RunningPortal.HOST;
  private static final String BY_HTTP = "X-Forwarded-Proto: http";
  private static final String ANYBODY = "X-Forwarded-For: 203.0.113.77";
  private static final String PROMISE = "Strict-Transport-Security: max-age=31536000";

  private final RunningPortal portal = RunningPortal.shared();
  private final Wire proxy = Wire.from(RunningPortal.PROXY);

  @Test
  void aMemberRegistersSignsOutAndInByHttpsWithCookiesOfThisHostAlone() {
    Visitor visitor = Visitor.byHttps();
    assertIsOurs(header(visitor.get("/sign-in"), "Set-Cookie"), "__Host-form");
    assertIsOurs(header(visitor.send("secure"), "Set-Cookie"), "__Host-session");
    visitor.fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
    HttpResponse<String> out = visitor.fill("/account", "/sign-out", Map.of());
    assertThat(header(out, "Set-Cookie")).startsWith("__Host-session=;").contains("Max-Age=0");
    HttpResponse<String> in = visitor.signIn("secure@psmail.test", PASSWORD);
    assertThat(header(in, "Location")).isEqualTo("/account");
    assertIsOurs(header(in, "Set-Cookie"), "__Host-session");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    assertThat(visitor.cookies()).allMatch(name -> name.startsWith("__Host-"));
  }

  private static void assertIsOurs(String cookie, String name) {
    assertThat(cookie)
        .startsWith(name + "=")
        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
        .doesNotContainIgnoringCase("domain")
        .doesNotContainIgnoringCase("expires");
  }

  @Test
  void browsersArePromisedHttpsUnderTheSitesNameAndOnlyThere() throws IOException {
    assertThat(Wire.byTls().get("/", SITE)).startsWith("HTTP/1.1 200").contains(PROMISE);
    assertThat(Wire.byTls().get("/nowhere", SITE)).startsWith("HTTP/1.1 404").contains(PROMISE);
    assertThat(Wire.byTls().get("/", "Host: localhost")).doesNotContain("Strict-Transport");
    assertThat(proxy.get("/", SITE, ANYBODY, BY_HTTP)).doesNotContain("Strict-Transport");
    assertThat(proxy.get("/", SITE, ANYBODY, "X-Forwarded-Proto: https")).contains(PROMISE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/de/register?name=a%20b&domain=psmail.test", "/assets/psmail.css"})
  void whoComesWithoutTlsIsLedToTheSitesOwnAddress(String path) throws IOException {
    assertThat(proxy.get(path, SITE, ANYBODY, BY_HTTP))
        .startsWith("HTTP/1.1 308")
        .contains("Location: " + portal.url() + path + "\r\n");
    assertThat(proxy.get(path, "Host: autoconfig.psmail.test", ANYBODY, BY_HTTP))
        .contains("Location: " + portal.url() + path + "\r\n");
  }

  @Test
  void aFormThatCameWithoutTlsIsRefused() throws IOException {
    assertThat(proxy.send("POST /sign-in HTTP/1.1", "name=a", SITE, ANYBODY, BY_HTTP))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/ready",
        "/.well-known/autoconfig/mail/config-v1.1.xml",
        "/mail/config-v1.1.xml"
      })
  void programsGetTheirAnswerWithoutTls(String path) throws IOException {
    assertThat(proxy.get(path, SITE, ANYBODY, BY_HTTP)).startsWith("HTTP/1.1 200");
  }

  @Test
  void challengesOfAuthoritiesAreAskedWithoutTls() throws IOException {
    assertThat(proxy.get("/.well-known/acme-challenge/none", SITE, ANYBODY, BY_HTTP))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void onThisMachineTheSiteWorksWithoutTls() throws IOException {
    assertThat(Wire.from("127.0.0.1").get("/", SITE)).startsWith("HTTP/1.1 200");
    assertThat(proxy.get("/", SITE, ANYBODY)).startsWith("HTTP/1.1 200");
  }
}

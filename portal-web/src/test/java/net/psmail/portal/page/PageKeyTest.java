package net.psmail.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTest {

  @Test
  void aPageDoesNotDependOnItsQuery() {
    assertThat(PageKey.of(asking("/help", "q=key"))).isEqualTo(PageKey.of(asking("/help", null)));
    assertThat(PageKey.of(asking("/help/search", "q=key")))
        .isEqualTo(PageKey.of(asking("/help/search", "q=lock")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/search", "/de/search"})
  void aSearchDependsOnItsQuestion(String path) {
    PageKey unasked = Objects.requireNonNull(PageKey.of(asking(path, null)));
    PageKey key = Objects.requireNonNull(PageKey.of(asking(path, "q=key")));
    assertThat(key).isNotEqualTo(PageKey.of(asking(path, "q=lock"))).isNotEqualTo(unasked);
    assertThat(key.isQuestion()).isTrue();
    assertThat(unasked.isQuestion()).isFalse();
  }

  @Test
  void aQuestionWithoutEndIsNotRemembered() {
    assertThat(PageKey.of(asking("/search", "q=" + "x".repeat(300)))).isNull();
  }

  @Test
  void clientSettingsDependOnTheDomainAndNeverOnTheMailbox() {
    PageKey ada = settings("ada@psmail.test", "localhost");
    assertThat(settings(" Bob@PSmail.test", "LocalHost")).isEqualTo(ada);
    assertThat(settings("ada@other.test", "localhost")).isNotEqualTo(ada);
  }

  @Test
  void clientSettingsWithoutAnAddressDependOnTheHost() {
    assertThat(PageKey.ofSettings("/mail/config-v1.1.xml", "", "autoconfig.one.test"))
        .isNotEqualTo(PageKey.ofSettings("/mail/config-v1.1.xml", "", "autoconfig.two.test"));
  }

  @Test
  void whatIsToldOfADomainDependsOnTheHostAndNotOnTheQuery() {
    String path = "/.well-known/mta-sts.txt";
    assertThat(PageKey.of(asking(path, "emailaddress=ada@two.test")))
        .isEqualTo(PageKey.ofSettings(path, "", "mta-sts.one.test"))
        .isNotEqualTo(PageKey.ofSettings(path, "", "mta-sts.two.test"));
  }

  private static PageKey settings(String address, String host) {
    return PageKey.ofSettings("/mail/config-v1.1.xml", AskedDomain.of(address), host);
  }

  /** A request of which only the address is known. */
  private static HttpServletRequest asking(String path, @Nullable String query) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            PageKeyTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRequestURI" -> path;
                  case "getQueryString" -> query;
                  case "getServerName" -> "MTA-STS.one.test";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}

package net.psmail.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageKeyTest {

  @Test
  void aPageDoesNotDependOnItsQuery() {
    assertThat(PageKey.of("/help", "psmail.test", "psmail.test"))
        .isEqualTo(PageKey.of("/help", "", "localhost"));
  }

  @Test
  void clientSettingsDependOnTheDomainAndNeverOnTheMailbox() {
    String ada = settings("ada@psmail.test", "localhost");
    assertThat(settings(" Bob@PSmail.test", "LocalHost")).isEqualTo(ada);
    assertThat(settings("ada@other.test", "localhost")).isNotEqualTo(ada);
  }

  @Test
  void clientSettingsWithoutAnAddressDependOnTheHost() {
    assertThat(PageKey.of("/mail/config-v1.1.xml", "", "autoconfig.one.test"))
        .isNotEqualTo(PageKey.of("/mail/config-v1.1.xml", "", "autoconfig.two.test"));
  }

  private static String settings(String address, String host) {
    return PageKey.of("/mail/config-v1.1.xml", AskedDomain.of(address), host);
  }
}

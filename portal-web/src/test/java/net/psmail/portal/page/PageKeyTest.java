package net.psmail.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageKeyTest {

  @Test
  void aPageDoesNotDependOnItsQuery() {
    assertThat(PageKey.of("/help", "a=b", "psmail.test"))
        .isEqualTo(PageKey.of("/help", null, "localhost"));
  }

  @Test
  void clientSettingsDependOnTheDomainAndNeverOnTheMailbox() {
    String ada = PageKey.of("/mail/config-v1.1.xml", "emailaddress=ada@psmail.test", "localhost");
    assertThat(
            PageKey.of("/mail/config-v1.1.xml", "x=1&emailaddress=Bob%40PSmail.test", "LocalHost"))
        .isEqualTo(ada);
    assertThat(PageKey.of("/mail/config-v1.1.xml", "emailaddress=ada@other.test", "localhost"))
        .isNotEqualTo(ada);
  }

  @Test
  void clientSettingsWithoutAnAddressDependOnTheHost() {
    assertThat(PageKey.of("/mail/config-v1.1.xml", null, "autoconfig.one.test"))
        .isNotEqualTo(PageKey.of("/mail/config-v1.1.xml", null, "autoconfig.two.test"));
  }
}

package net.psmail.provisioning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.psmail.provisioning.Origin;
import org.junit.jupiter.api.Test;

class PlaceTest {

  private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/128.0";
  private static final String EDGE = "Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Edg/126.0";

  @Test
  void isNoneThatIsNewWhereBrowserAndProviderAreKnown() {
    Place known = place("203.0.113.0/24", FIREFOX);
    assertThat(place("203.0.7.0/24", FIREFOX).isNewTo(List.of(known))).isFalse();
    assertThat(place("198.51.100.0/24", FIREFOX).isNewTo(List.of(known))).isTrue();
    assertThat(place("203.0.113.0/24", EDGE).isNewTo(List.of(known))).isTrue();
  }

  @Test
  void knowsProvidersByTheirFirstThirtyTwoBitsToo() {
    Place known = place("2001:db8:1::/48", FIREFOX);
    assertThat(place("2001:db8:2:0:0:0:0:0/48", FIREFOX).isNewTo(List.of(known))).isFalse();
    assertThat(place("2001:db9:1:0:0:0:0:0/48", FIREFOX).isNewTo(List.of(known))).isTrue();
  }

  @Test
  void isNewToWhoHasNone() {
    assertThat(place("203.0.113.0/24", FIREFOX).isNewTo(List.of())).isTrue();
  }

  private static Place place(String network, String userAgent) {
    return Place.of(new Origin(network, userAgent));
  }
}

package net.psmail.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.ServiceStatus.Level;
import org.junit.jupiter.api.Test;

class CurrentStatusTest {

  @Test
  @SuppressWarnings("UnnecessaryAssignment") // There is no container here.
  void isUnknownAndAskedAgainWhenAskingFailsInAnUnforeseenWay() {
    CurrentStatus status = new CurrentStatus();
    status.settings = new UnusableSettings();

    status.ask();
    status.ask();

    assertThat(status.now().level()).isEqualTo(Level.UNKNOWN);
  }

  private static final class UnusableSettings extends SiteSettings {

    @Override
    public String statusPage() {
      return "/status";
    }

    @Override
    public String statusSource() {
      return "not an address";
    }
  }
}

package net.psmail.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.psmail.portal.view.ServiceStatus.Level;
import org.junit.jupiter.api.Test;

class CurrentStatusTest {

  @Test
  void asksEverySecondAtFirstUntilItKnows() {
    assertThat(asks(60, Level.UNKNOWN)).isEqualTo(60);
    assertThat(asks(60, Level.NORMAL)).isEqualTo(4);
  }

  @Test
  void doesNotPressAStatusPageThatStaysSilent() {
    assertThat(asks(120, Level.UNKNOWN)).isEqualTo(60 + 4);
  }

  private static long asks(int seconds, Level known) {
    return LongStream.range(0, seconds)
        .filter(second -> CurrentStatus.isDue(second, known))
        .count();
  }

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
    public boolean hasOwnStatusPage() {
      return true;
    }

    @Override
    public String statusSource() {
      return "not an address";
    }
  }
}

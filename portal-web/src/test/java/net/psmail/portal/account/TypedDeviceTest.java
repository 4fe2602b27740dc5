package net.psmail.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.device.DeviceScope;
import net.psmail.provisioning.device.DeviceWish;
import org.junit.jupiter.api.Test;

class TypedDeviceTest {

  @Test
  void isForEverythingAndForeverUnlessSomethingElseIsChosen() {
    assertThat(TypedDevice.NONE.problems()).isEmpty();
    assertThat(TypedDevice.NONE.wish()).isEqualTo(DeviceWish.named(""));
  }

  @Test
  void isWhatWasChosen() {
    assertThat(new TypedDevice("Printer", "send", "30").wish())
        .isEqualTo(new DeviceWish("Printer", DeviceScope.SEND, Optional.of(Duration.ofDays(30))));
  }

  @Test
  void refusesWhatWasNotOursToChoose() {
    assertThat(new TypedDevice("Printer", "SEND", "1000000").problems())
        .extracting(Problem::field)
        .containsExactly("scope", "lifetime");
  }
}

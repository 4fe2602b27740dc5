package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import net.psmail.certificates.CertificatesException;
import org.junit.jupiter.api.Test;

class ZoneSettingsTest {

  private static final String COMMAND = "psmail.acme.dns.command";

  @Test
  void changesTheDnsByACommandAlone() {
    assertThat(zone(Map.of(COMMAND, "/opt/hook --quiet")).records()).isPresent();
    assertThat(zone(Map.of(COMMAND, " ")).records()).isEmpty();
  }

  @Test
  void refusesACommandBesideAServer() {
    ZoneSettings both = zone(Map.of(COMMAND, "/opt/hook", "psmail.acme.dns.updates", "192.0.2.53"));

    assertThatExceptionOfType(CertificatesException.class)
        .isThrownBy(both::records)
        .withMessage(
            COMMAND
                + ": leave this empty or psmail.acme.dns.updates, for one of them changes the"
                + " DNS.");
  }

  private static ZoneSettings zone(Map<String, String> values) {
    return new ZoneSettings(new Settings(new MapConfig(values)));
  }
}

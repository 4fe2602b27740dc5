package net.psmail.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static Settings of(String key, String value) {
    Map<String, String> values = Map.of(key, value);
    return new Settings(asked -> Optional.ofNullable(values.get(asked)));
  }

  @Test
  void takesAnEmptyValueForNone() {
    assertThat(of("psmail.site.name", " ").text("psmail.site.name", "PSMail")).isEqualTo("PSMail");
  }

  @Test
  void saysWhatToWriteInsteadOfAWrongTime() {
    Duration half = Duration.ofSeconds(30);
    assertThatThrownBy(
            () ->
                of("psmail.status.interval", "30s")
                    .duration("psmail.status.interval", half, half, Duration.ofHours(1)))
        .isInstanceOf(StatusException.class)
        .hasMessage(
            "psmail.status.interval: \"30s\" must be a time from PT30S to PT1H, such as PT30S.");
  }

  @Test
  void refusesAPortThatDoesNotExist() {
    assertThatThrownBy(() -> of("psmail.https.port", "70000").port("psmail.https.port", 8443))
        .hasMessage("psmail.https.port: \"70000\" must be a whole number from 0 to 65535.");
  }

  @Test
  void refusesASiteThatIsNoAddressOfTheWeb() {
    for (String wrong :
        new String[] {"www.example.org", "https://example.org/", "ftp://a", "a b"}) {
      assertThatThrownBy(() -> of("psmail.site.url", wrong).site("psmail.site.url", "http://a"))
          .isInstanceOfSatisfying(
              StatusException.class,
              e -> assertThat(e.kind()).isEqualTo(StatusException.Kind.INVALID_SETTING));
    }
  }
}

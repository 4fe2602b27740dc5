package net.psmail.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import net.psmail.portal.view.Language;
import net.psmail.portal.view.ServiceStatus;
import net.psmail.portal.view.ServiceStatus.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPageTest {

  private static final String PAGE = "https://status.test";

  @ParameterizedTest
  @CsvSource({
    "none,NORMAL",
    "minor,MINOR",
    "major,MAJOR",
    "critical,CRITICAL",
    "maintenance,MAINTENANCE",
    "other,UNKNOWN"
  })
  void understandsTheIndicator(String indicator, Level level) {
    assertThat(read("{\"status\":{\"indicator\":\"" + indicator + "\"}}").level()).isEqualTo(level);
  }

  @Test
  void namesTheIncidents() {
    ServiceStatus status =
        read(
            "{\"status\":{\"indicator\":\"major\"},"
                + "\"incidents\":[{\"name\":\"Mail is late\"},{\"id\":1},\"x\"]}");
    assertThat(status.incidents()).containsExactly("Mail is late");
    assertThat(status.href(Language.ENGLISH)).isEqualTo(PAGE);
  }

  @Test
  void leadsReadersOfGermanToTheGermanPageWhereThatIsOurOwn() {
    assertThat(StatusPage.unknown(PAGE, true).href(Language.GERMAN)).isEqualTo(PAGE + "/de/");
    assertThat(StatusPage.unknown(PAGE, true).href(Language.ENGLISH)).isEqualTo(PAGE);
    assertThat(StatusPage.unknown(PAGE, false).href(Language.GERMAN)).isEqualTo(PAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "[]", "{}", "{\"status\":7}", "{\"status\":{\"indicator\":7}}"})
  void whatIsNoSummaryIsUnknown(String text) {
    assertThat(read(text).level()).isEqualTo(Level.UNKNOWN);
  }

  private static ServiceStatus read(String summary) {
    return StatusPage.read(summary, PAGE, false);
  }
}

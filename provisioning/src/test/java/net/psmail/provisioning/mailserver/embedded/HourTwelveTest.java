package net.psmail.provisioning.mailserver.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HourTwelveTest {

  private static String mended(String command) {
    byte[] bytes = ("xx" + command).getBytes(ISO_8859_1);
    HourTwelve.mend(bytes, 2, bytes.length - 2);
    return new String(bytes, ISO_8859_1).substring(2);
  }

  @ParameterizedTest
  @CsvSource({
    "12:30:05 +0000, 13:30:05 +0100",
    "12:00:00 -0030, 13:00:00 +0030",
    "12:59:59 -0330, 13:59:59 -0230",
    "12:59:59 -0100, 13:59:59 +0000",
    "12:59:59 +0545, 13:59:59 +0645"
  })
  void saysTheSameMomentAnHourLaterAndFurtherEast(String noon, String said) {
    String command = "A7 APPEND \"Sent 12:00\" (\\Seen) \" 7-Nov-2026 %s\" {310}\r\n";
    assertThat(mended(command.formatted(noon))).isEqualTo(command.formatted(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A7 append Sent \"17-Nov-2026 11:30:05 +0000\" {310}\r\n",
        "A7 APPEND Sent {9}\r\n\"17-Nov-2026 12:30:05 +0000\"",
        "A7 SEARCH TEXT \"17-Nov-2026 12:30:05 +0000\"\r\n",
        "Subject: A7 APPEND Sent \"17-Nov-2026 12:30:05 +0000\"\r\n",
        ""
      })
  void leavesTheRestAsItIs(String command) {
    assertThat(mended(command)).isEqualTo(command);
  }
}

package net.psmail.provisioning.mailserver.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorsTest {

  @Test
  void areTheAddressesOfAllFromFieldsHoweverTheyAreWritten() {
    assertThat(of("From: Anna <anna@psmail.test>\r\nSubject: x"))
        .contains(List.of("anna@psmail.test"));
    assertThat(of("fRoM :\r\n\t\"bert@psmail.test\"\r\n <anna@psmail.test>,carla@psmail.test"))
        .contains(List.of("anna@psmail.test", "carla@psmail.test"));
    assertThat(of("From: anna@psmail.test\r\nTo: x@y.test\r\nFrom: bert@psmail.test"))
        .contains(List.of("anna@psmail.test", "bert@psmail.test"));
    assertThat(of("From: =?utf-8?q?bert=40psmail.test?= (bert@psmail.test) <anna@psmail.test>"))
        .contains(List.of("anna@psmail.test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "J. Smith <anna@psmail.test>",
        "Anna Müller <anna@psmail.test>",
        "\"Müller, Anna\" <anna@psmail.test>",
        "Anna (at work) <anna@psmail.test>",
        "anna@psmail.test (Anna)",
        "<anna@psmail.test>",
        "anna@psmail.test"
      })
  void areReadAsMailProgramsWriteThem(String field) {
    assertThat(of("From: " + field)).contains(List.of("anna@psmail.test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: nobody's",
        "From:",
        "From: <anna@psmail.test",
        "From: anna@psmail.test bert@psmail.test",
        "X: y\r\n\r\nFrom: anna@psmail.test"
      })
  void areNotGuessed(String head) {
    assertThat(of(head)).isEmpty();
  }

  private static Optional<List<String>> of(String head) {
    return Authors.of((head + "\r\n\r\nText\r\n").getBytes(StandardCharsets.UTF_8));
  }
}

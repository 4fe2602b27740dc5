package net.psmail.portal.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormFieldTest {

  @Test
  void findsAFieldBetweenOthers() {
    assertThat(first("a=1&csrf=abc%20d&b=2")).isEqualTo("abc d");
  }

  @Test
  void anAbsentOrUnreadableFieldIsEmpty() {
    assertThat(first("xcsrf=1")).isEmpty();
    assertThat(first("csrf=%zz")).isEmpty();
    assertThat(first("")).isEmpty();
  }

  @Test
  void readsAFieldOfAFormWithFiles() {
    String head = "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n";
    assertThat(firstPart(head + "abc\r\n--x\r\n")).isEqualTo("abc");
    assertThat(firstPart(head + "abc")).isEmpty();
    assertThat(firstPart("--x--")).isEmpty();
    assertThat(firstPart("y".repeat(5_000) + head + "abc\r\n")).isEmpty();
  }

  private static String firstPart(String form) {
    return FormField.firstPart(form.getBytes(UTF_8), "csrf");
  }

  private static String first(String form) {
    return FormField.first(form.getBytes(UTF_8), "csrf");
  }
}

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

  private static String first(String form) {
    return FormField.first(form.getBytes(UTF_8), "csrf");
  }
}

package net.psmail.provisioning.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.nulabinc.zxcvbn.Feedback;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordAdviceTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void hasASentenceForEverythingThatZxcvbnSays(String language) {
    List<String> keys =
        Arrays.stream(Feedback.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(PasswordAdviceTest::value)
            .toList();
    assertThat(keys).hasSizeGreaterThan(20);
    assertThat(new PasswordAdvice(keys).sentences(Locale.forLanguageTag(language)))
        .hasSameSizeAs(keys)
        .doesNotHaveDuplicates()
        .allSatisfy(sentence -> assertThat(sentence).endsWith("."));
  }

  private static String value(java.lang.reflect.Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

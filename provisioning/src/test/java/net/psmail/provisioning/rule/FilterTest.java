package net.psmail.provisioning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a/", "/a", "a//b", "a/ b", "a.b", "a*", "100%", "~a", "#a", "inbox", "a\tb",
        "\"a\"", "a\\b", "x&y"
      })
  void refusesWhatSomeServerCannotHaveAsAFolder(String folder) {
    assertThat(kind(() -> filter("shop", folder))).isEqualTo(Kind.INVALID_FOLDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shops", "Lists/Dev", "Bücher und mehr", "a-b_c", "请"})
  void takesNamesAsPeopleWriteThem(String folder) {
    assertThat(filter(" shop ", folder).folder()).contains(folder);
  }

  @Test
  void wantsWordsToLookFor() {
    assertThat(kind(() -> filter(" ", "Shops"))).isEqualTo(Kind.INVALID_NAME);
    assertThat(kind(() -> filter("a\nb", "Shops"))).isEqualTo(Kind.INVALID_NAME);
    assertThat(kind(() -> filter("x".repeat(201), "Shops"))).isEqualTo(Kind.INVALID_NAME);
    assertThat(kind(() -> filter("\uD800", "Shops"))).isEqualTo(Kind.INVALID_NAME);
  }

  @Test
  void answersOnDaysThatFollowEachOther() {
    LocalDate day = LocalDate.parse("2026-12-24");
    assertThat(vacation(day, day, "Away").until()).contains(day);
    assertThat(kind(() -> vacation(day, day.minusDays(1), "Away"))).isEqualTo(Kind.INVALID_DATES);
    assertThat(kind(() -> vacation(day.withYear(1999), day, "Away"))).isEqualTo(Kind.INVALID_DATES);
    assertThat(kind(() -> vacation(day, day.withYear(10_000), "Away")))
        .isEqualTo(Kind.INVALID_DATES);
    assertThat(vacation(day, day.withYear(9999), "Away").until()).contains(day.withYear(9999));
    assertThat(kind(() -> vacation(day, day, " "))).isEqualTo(Kind.INVALID_NAME);
    assertThat(vacation(day, day, "a\r\nb\rc").text()).isEqualTo("a\nb\nc");
  }

  private static Vacation vacation(LocalDate from, LocalDate until, String text) {
    return new Vacation(Optional.of(from), Optional.of(until), "", text, 7);
  }

  private static Filter filter(String words, String folder) {
    return new Filter(Part.FROM, Way.CONTAINS, words, Optional.of(folder), false, false, false);
  }

  private static Kind kind(Runnable act) {
    ProvisioningException refusal = catchThrowableOfType(ProvisioningException.class, act::run);
    assertThat(refusal).isNotNull();
    return refusal.kind();
  }
}

package net.psmail.provisioning.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

  private final FileNames names = new FileNames();

  @ParameterizedTest
  @CsvSource({
    "INBOX, INBOX",
    "Entwürfe, Entwürfe",
    "'a:b*c?', a_b_c_",
    "'..', _",
    "'C:\\Windows', C__Windows",
    "'../../etc', _.._etc",
    "' . x . ', x",
    "con, _con",
    "NUL.txt, _NUL.txt"
  })
  void fitEverySystem(String folder, String file) {
    assertThat(names.of(List.of(folder))).isEqualTo(file);
  }

  @Test
  void stayBelowWhereTheyAreUnpacked() {
    assertThat(names.of(List.of("..", "..", "x"))).isEqualTo("_/_/x");
    assertThat(names.of(List.of("", "etc"))).isEqualTo("_/etc");
  }

  @Test
  void areNoOthersAlsoWhereCaseDoesNotCount() {
    assertThat(names.of(List.of("Work"))).isEqualTo("Work");
    assertThat(names.of(List.of("WORK"))).isEqualTo("WORK-2");
    assertThat(names.of(List.of("wo\u0000rk"))).isEqualTo("wo_rk");
    assertThat(names.of(List.of("wo/rk"))).isEqualTo("wo_rk-2");
  }

  @Test
  void areNotTooLongAndNotCutWithinALetter() {
    assertThat(names.of(List.of("\ud83d\udcec".repeat(300)))).isEqualTo("\ud83d\udcec".repeat(60));
  }
}

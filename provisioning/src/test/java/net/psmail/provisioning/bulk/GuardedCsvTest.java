package net.psmail.provisioning.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedCsvTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+49 30", "-1", "@SUM(A1)", "\t=1+1", " =1+1", "\r=1", "＝1+1", "|cmd"})
  void makesNoFormulaOfWhatSomebodyWrote(String field) {
    assertThat(GuardedCsv.guarded(field)).isEqualTo("'" + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a@psmail.test", "1024", "1=1", "Called us"})
  void leavesTheRestAsItIs(String field) {
    assertThat(GuardedCsv.guarded(field)).isEqualTo(field);
  }

  @Test
  void writesWhatSpreadsheetsRead() {
    StringWriter text = new StringWriter();
    GuardedCsv csv = GuardedCsv.to(text, ';');
    csv.line(List.of("a@psmail.test", "Said \"no\"; then yes"));
    csv.end();
    assertThat(text).hasToString("\uFEFF\"a@psmail.test\";\"Said \"\"no\"\"; then yes\"\r\n");
  }
}

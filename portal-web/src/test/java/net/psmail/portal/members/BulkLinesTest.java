package net.psmail.portal.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.BulkLine.State;
import net.psmail.provisioning.bulk.LineFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BulkLinesTest {

  private static final Texts TEXTS = new Texts(Language.ENGLISH);

  @ParameterizedTest
  @EnumSource(names = {"FAULTY", "REFUSED", "CHANGED"})
  void theResultSaysWhyALineWasNotDone(State state) {
    assertThat(BulkLines.why(line(state), TEXTS)).isNotEmpty();
  }

  @Test
  void theResultSaysThatTheAccountHadChanged() {
    assertThat(BulkLines.why(line(State.CHANGED), TEXTS)).startsWith("The account had changed");
  }

  @ParameterizedTest
  @EnumSource(names = {"READY", "DONE", "NOTHING"})
  void theResultExplainsNothingElse(State state) {
    assertThat(BulkLines.why(line(state), TEXTS)).isEmpty();
  }

  private static BulkLine line(State state) {
    return new BulkLine(
        2,
        Optional.of(1L),
        "ada@psmail.test",
        "quota",
        "2048",
        "",
        state,
        state == State.FAULTY ? Optional.of(LineFault.QUOTA_INVALID) : Optional.empty(),
        0,
        "1073741824",
        state == State.REFUSED ? Optional.of(Kind.NOT_FOUND) : Optional.empty());
  }
}

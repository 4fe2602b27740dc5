package net.psmail.portal.members;

import static net.psmail.provisioning.ProvisioningException.Kind.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.TakeoverView.Kind;
import net.psmail.portal.view.TakeoverView.Reason;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.bulk.BulkLine.State;
import net.psmail.provisioning.postfixadmin.TakeoverCount;
import net.psmail.provisioning.postfixadmin.TakeoverFault;
import net.psmail.provisioning.postfixadmin.TakeoverLine;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TakeoverLinesTest {

  private static final Texts TEXTS = new Texts(Language.ENGLISH);

  @ParameterizedTest
  @EnumSource(names = {"FAULTY", "REFUSED", "CHANGED"})
  void theResultSaysWhyALineWasNotTakenOver(State state) {
    assertThat(TakeoverLines.why(line(What.MAILBOX, state, 0), TEXTS)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"READY", "DONE", "NOTHING"})
  void theResultExplainsNothingElse(State state) {
    assertThat(TakeoverLines.why(line(What.MAILBOX, state, 0), TEXTS)).isEmpty();
  }

  @Test
  void theResultNamesTheLineThatHasTheSameName() {
    assertThat(TakeoverLines.why(line(What.MAILBOX, State.FAULTY, 1007), TEXTS))
        .endsWith("Look at line 1,007.");
  }

  @Test
  void whatIsHereLeadsToItsPage() {
    assertThat(TakeoverLines.view(line(What.MAILBOX, State.DONE, 0)).page())
        .isEqualTo("/control-room/accounts/7");
    assertThat(TakeoverLines.view(line(What.DOMAIN, State.NOTHING, 0)).page())
        .isEqualTo("/control-room/domains/ada@grown.test");
    assertThat(TakeoverLines.view(line(What.DOMAIN, State.READY, 0)).page()).isNull();
  }

  @Test
  void countsByKindAndByReasonTheMostFrequentFirst() {
    List<TakeoverCount> counts =
        List.of(
            count(What.ALIAS, TakeoverFault.LIST, 2),
            count(What.MAILBOX, TakeoverFault.INACTIVE, 1),
            count(What.ALIAS, TakeoverFault.INACTIVE, 4),
            new TakeoverCount(What.MAILBOX, State.READY, Optional.empty(), 9));
    assertThat(TakeoverLines.kinds(counts))
        .extracting(Kind::what, Kind::counts)
        .containsExactly(
            tuple("mailbox", Map.of("faulty", 1L, "ready", 9L)),
            tuple("alias", Map.of("faulty", 6L)));
    assertThat(TakeoverLines.reasons(counts))
        .containsExactly(new Reason("inactive", 5), new Reason("list", 2));
  }

  private static TakeoverCount count(What what, TakeoverFault fault, long lines) {
    return new TakeoverCount(what, State.FAULTY, Optional.of(fault), lines);
  }

  private static TakeoverLine line(What what, State state, int other) {
    return new TakeoverLine(
        2,
        what,
        Optional.of(7L),
        "ada@grown.test",
        "",
        1024,
        "BLF-CRYPT",
        state,
        state == State.FAULTY ? Optional.of(TakeoverFault.TWICE) : Optional.empty(),
        other,
        state == State.REFUSED ? Optional.of(NOT_FOUND) : Optional.empty());
  }
}

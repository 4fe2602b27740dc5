package net.psmail.provisioning.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.psmail.provisioning.bulk.BulkLine.State;
import net.psmail.provisioning.suspension.Suspension;
import net.psmail.provisioning.suspension.Suspension.From;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final long GIBIBYTE = 1L << 30;
  private static final Suspension SUSPENSION =
      new Suspension(From.SENDING, "Spam", NOW, Optional.empty(), "an-operator");

  private final LineCheck check =
      new LineCheck(
          Map.of(
              "a@psmail.test",
              new AccountNow(1, true, GIBIBYTE, 0, Optional.empty()),
              "b@psmail.test",
              new AccountNow(2, true, GIBIBYTE, 100, Optional.of(SUSPENSION)),
              "closed@psmail.test",
              new AccountNow(3, false, GIBIBYTE, 0, Optional.empty())),
          NOW);

  private int number = 1;

  @ParameterizedTest
  @CsvSource({
    "a@psmail.test, quota, 2048, ''",
    "' A@PSMail.test ', QUOTA, 1, ''",
    "a@psmail.test, suspend-sending, '', Spam",
    "a@psmail.test, suspend-sign-in, 2026-11-27, Spam",
    "a@psmail.test, suspend-sign-in, 9999-12-30, Spam",
    "b@psmail.test, suspend-sending, '', Spam again",
    "b@psmail.test, lift, '', ''",
    "closed@psmail.test, quota, 2048, ''",
    "a@psmail.test, note, Called us, ''"
  })
  void willDo(String address, String act, String value, String reason) {
    assertThat(next(address, act, value, reason).state()).isEqualTo(State.READY);
  }

  @ParameterizedTest
  @CsvSource({"a@psmail.test, quota, 1024", "a@psmail.test, lift, ''"})
  void hasNothingToDoWhereItIsSoAlready(String address, String act, String value) {
    assertThat(next(address, act, value, "").state()).isEqualTo(State.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "a psmail.test, lift, '', '', ADDRESS_INVALID",
    "'', lift, '', '', ADDRESS_INVALID",
    "c@psmail.test, lift, '', '', ADDRESS_UNKNOWN",
    "a@psmail.test, '', '', '', ACT_UNKNOWN",
    "a@psmail.test, delete, '', Spam, ACT_UNKNOWN",
    "a@psmail.test, quota, '', '', QUOTA_INVALID",
    "a@psmail.test, quota, 0, '', QUOTA_INVALID",
    "a@psmail.test, quota, 1048577, '', QUOTA_INVALID",
    "a@psmail.test, quota, 1.5, '', QUOTA_INVALID",
    "a@psmail.test, quota, 5, Wants it, REASON_NOT_WANTED",
    "a@psmail.test, suspend-sending, '', '', REASON_NEEDED",
    "a@psmail.test, suspend-sending, 2026-02-30, Spam, DAY_INVALID",
    "a@psmail.test, suspend-sending, 9999-12-31, Spam, DAY_INVALID",
    "a@psmail.test, suspend-sign-in, +10000-01-01, Spam, DAY_INVALID",
    "a@psmail.test, suspend-sign-in, +999999999-12-31, Spam, DAY_INVALID",
    "a@psmail.test, suspend-sign-in, 2026-11-26, Spam, DAY_OVER",
    "closed@psmail.test, suspend-sign-in, '', Spam, ACCOUNT_CLOSED",
    "a@psmail.test, lift, now, '', VALUE_NOT_WANTED",
    "a@psmail.test, note, '', '', NOTE_NEEDED",
    "b@psmail.test, note, Hi, '', NOTES_FULL"
  })
  void saysWhatIsWrong(String address, String act, String value, String reason, LineFault fault) {
    Checked checked = next(address, act, value, reason);
    assertThat(checked.state()).isEqualTo(State.FAULTY);
    assertThat(checked.fault()).contains(fault);
  }

  @Test
  void takesNoMoreWordsThanFit() {
    assertThat(next("a@psmail.test", "note", "x".repeat(2001), "").fault())
        .contains(LineFault.NOTE_TOO_LONG);
    assertThat(next("a@psmail.test", "suspend-sending", "", "x".repeat(301)).fault())
        .contains(LineFault.REASON_TOO_LONG);
  }

  @Test
  void refusesASecondLineAboutTheSame() {
    next("a@psmail.test", "suspend-sending", "", "Spam");
    Checked second = next("A@psmail.test", "lift", "", "");
    assertThat(second.fault()).contains(LineFault.TWICE);
    assertThat(second.other()).isEqualTo(2);
    assertThat(next("a@psmail.test", "quota", "5", "").state()).isEqualTo(State.READY);
    assertThat(next("a@psmail.test", "note", "One", "").state()).isEqualTo(State.READY);
    assertThat(next("a@psmail.test", "note", "Two", "").state()).isEqualTo(State.READY);
    assertThat(next("a@psmail.test", "note", "One", "").fault()).contains(LineFault.TWICE);
  }

  @Test
  void remembersHowTheAccountWas() {
    assertThat(next("a@psmail.test", "quota", "5", "").before()).isEqualTo(Long.toString(GIBIBYTE));
    assertThat(next("b@psmail.test", "lift", "", "").before())
        .isEqualTo("SENDING " + NOW.getEpochSecond());
  }

  private Checked next(String address, String act, String value, String reason) {
    number++;
    return check.check(new TypedLine(number, address, act, value, reason, false));
  }
}

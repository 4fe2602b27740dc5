package net.psmail.provisioning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.outgoing.Letter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeLetterTest {

  private static final Origin ORIGIN =
      new Origin("203.0.113.0/24", "Mozilla/5.0 (X11; Linux x86_64) Gecko Firefox/128.0");

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {
        "SIGNED_IN",
        "SECOND_STEP_ASKED",
        "PASSWORD_CHANGED",
        "RECOVERED",
        "SECOND_STEP_ADDED",
        "SECOND_STEP_REMOVED",
        "PASSKEY_ADDED",
        "PASSKEY_REMOVED",
        "PASSKEY_COPIED",
        "DEVICE_MADE",
        "FORWARD_BEGUN",
        "FORWARD_ENDED",
        "FORWARD_COPY_KEPT",
        "FORWARD_COPY_DROPPED",
        "DELETION_REQUESTED",
        "RESET_USED"
      })
  void saysWhatWhenAndFromWhereAndWhatToDoInBothLanguages(Act act) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      Letter letter = letter(act, language);
      assertThat(letter.subject()).contains("ada@psmail.test").doesNotContain("{");
      assertThat(letter.text())
          .contains("203.0.113.0/24", "Firefox, Linux", "2026", "UTC", "/account/sign-ins")
          .doesNotContain("{0", "{1", "{2", "{3", "{4", "{5", "{6");
    }
    assertThat(letter(act, Locale.ENGLISH).text()).contains("Was it not?");
    assertThat(letter(act, Locale.GERMAN).text()).contains("Waren Sie es nicht?", "/de/account");
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {
        "SENDING_SUSPENDED",
        "SIGN_IN_SUSPENDED",
        "SUSPENSION_LIFTED",
        "QUOTA_CHANGED",
        "RESET_OFFERED",
        "DELETION_APPROVED",
        "DELETION_TAKEN_BACK"
      })
  void saysOfActsOfTheProviderWhatAndWhenButNotFromWhere(Act act) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      Letter letter = letter(act, language);
      assertThat(letter.subject()).contains("ada@psmail.test").doesNotContain("{");
      assertThat(letter.text())
          .contains("2026", "UTC", "/account/log", "/contact")
          .doesNotContain("203.0.113.0/24", "Firefox")
          .doesNotContain("{0", "{1", "{2", "{3", "{4", "{5", "{6");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Act.class, names = "DEVICE_MADE")
  void namesTheDevice(Act act) {
    assertThat(letter(act, Locale.ENGLISH).text()).contains("mailbox: Phone of {Ada}'s");
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {
        "RECOVERED",
        "PASSWORD_CHANGED",
        "SECOND_STEP_ADDED",
        "SECOND_STEP_REMOVED",
        "RESET_USED",
        "DELETION_REQUESTED",
        "PASSKEY_ADDED",
        "EXPORT_ASKED"
      })
  void saysElsewhereWhichMailboxIsMeantAndHowToGetBackIn(Act act) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      Letter letter = elsewhere(act, language);
      assertThat(letter.to()).isEqualTo("ada@elsewhere.example");
      assertThat(letter.subject()).contains("ada@psmail.test");
      assertThat(letter.text())
          .contains("ada@psmail.test", "/recover", "UTC")
          .doesNotContain("{0", "{1", "{2", "{3", "{4", "{5", "{6");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {"SIGN_IN_SUSPENDED", "DELETION_APPROVED", "RESET_OFFERED"})
  void saysElsewhereWhatTheProviderDidAndNotWhatItThinksOfTheMember(Act act) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
      Letter letter = elsewhere(act, language);
      assertThat(letter.subject()).contains("ada@psmail.test");
      assertThat(letter.text())
          .contains("ada@psmail.test", "/contact")
          .doesNotContain("Sends advertising", "/account/log", "203.0.113.0/24")
          .doesNotContain("{0", "{1", "{2", "{3", "{4", "{5", "{6");
    }
  }

  private static Letter letter(Act act, Locale language) {
    String subject = act == Act.DEVICE_MADE ? "Phone of {Ada}'s" : "ada@psmail.test";
    return written(language).about(entry(act, subject), "notice.1");
  }

  private static Letter elsewhere(Act act, Locale language) {
    AuditEntry entry = entry(act, "Sends advertising");
    return written(language).elsewhere(entry, "notice.1.1", "ada@elsewhere.example");
  }

  private static NoticeLetter written(Locale language) {
    return new NoticeLetter(
        MailAddress.parse("ada@psmail.test"),
        language,
        "PSMail",
        "https://psmail.test",
        Optional.empty());
  }

  private static AuditEntry entry(Act act, String subject) {
    Instant moment = Instant.parse("2026-11-27T03:00:00Z");
    return new AuditEntry(moment, "ada@psmail.test", act, subject, ORIGIN);
  }
}

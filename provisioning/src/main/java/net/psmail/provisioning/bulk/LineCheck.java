package net.psmail.provisioning.bulk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Wording;

/** Says of the lines of one table, one after the other, what would become of them. */
final class LineCheck {

  private static final Pattern MEBIBYTES = Pattern.compile("\\d{1,9}");

  private final Map<String, AccountNow> accounts;
  private final Instant now;
  private final Map<String, Integer> earlier = new HashMap<>();

  /**
   * A new table.
   *
   * @param accounts by the address of the mailbox
   */
  LineCheck(Map<String, AccountNow> accounts, Instant now) {
    this.accounts = accounts;
    this.now = now;
  }

  /** The address as the database has it; empty if it is none. */
  static Optional<String> address(String typed) {
    try {
      return Optional.of(MailAddress.parse(typed).toString());
    } catch (ProvisioningException invalid) {
      return Optional.empty();
    }
  }

  /** What would become of the next line. */
  Checked check(TypedLine line) {
    Optional<AccountNow> account = address(line.address()).map(accounts::get);
    Optional<BulkKind> kind = BulkKind.of(line.act());
    Optional<LineFault> fault = fault(line, account, kind);
    if (fault.isPresent() || account.isEmpty() || kind.isEmpty()) {
      return Checked.faulty(account, fault.orElse(LineFault.ACT_UNKNOWN), 0);
    }
    Integer other = earlier.putIfAbsent(subject(line, account.get(), kind.get()), line.number());
    return other == null
        ? Checked.of(account.get(), kind.get(), line.value())
        : Checked.faulty(account, LineFault.TWICE, other);
  }

  private static String subject(TypedLine line, AccountNow account, BulkKind kind) {
    return account.id() + " " + kind.family() + " " + (kind == BulkKind.NOTE ? line.value() : "");
  }

  private Optional<LineFault> fault(
      TypedLine line, Optional<AccountNow> account, Optional<BulkKind> kind) {
    if (line.tooManyFields()) {
      return Optional.of(LineFault.TOO_MANY_FIELDS);
    }
    if (account.isEmpty()) {
      return Optional.of(
          address(line.address()).isEmpty()
              ? LineFault.ADDRESS_INVALID
              : LineFault.ADDRESS_UNKNOWN);
    }
    if (kind.isEmpty()) {
      return Optional.of(LineFault.ACT_UNKNOWN);
    }
    Optional<LineFault> ofAccount = ofAccount(account.get(), kind.get());
    return ofAccount
        .or(() -> value(line.value(), kind.get()))
        .or(() -> reason(line.reason(), kind.get()));
  }

  private static Optional<LineFault> ofAccount(AccountNow account, BulkKind kind) {
    if (kind.suspends() && !account.open()) {
      return Optional.of(LineFault.ACCOUNT_CLOSED);
    }
    return kind == BulkKind.NOTE && account.notes() >= MemberNotes.MOST
        ? Optional.of(LineFault.NOTES_FULL)
        : Optional.empty();
  }

  private Optional<LineFault> value(String value, BulkKind kind) {
    return switch (kind) {
      case QUOTA ->
          when(quota(value).filter(MemberQuotas::isOne).isEmpty(), LineFault.QUOTA_INVALID);
      case SUSPEND_SENDING, SUSPEND_SIGN_IN -> day(value);
      case LIFT -> when(!value.isEmpty(), LineFault.VALUE_NOT_WANTED);
      case NOTE ->
          when(value.isEmpty(), LineFault.NOTE_NEEDED)
              .or(() -> when(value.length() > Wording.LONGEST_NOTE, LineFault.NOTE_TOO_LONG));
    };
  }

  private Optional<LineFault> day(String value) {
    try {
      Optional<Instant> end = end(value);
      return when(end.filter(MemberSuspensions.LAST::isBefore).isPresent(), LineFault.DAY_INVALID)
          .or(() -> when(end.filter(day -> !day.isAfter(now)).isPresent(), LineFault.DAY_OVER));
    } catch (DateTimeException noDay) {
      return Optional.of(LineFault.DAY_INVALID);
    }
  }

  private static Optional<LineFault> reason(String reason, BulkKind kind) {
    if (!kind.suspends()) {
      return when(!reason.isEmpty(), LineFault.REASON_NOT_WANTED);
    }
    return when(reason.isEmpty(), LineFault.REASON_NEEDED)
        .or(() -> when(reason.length() > Wording.LONGEST_REASON, LineFault.REASON_TOO_LONG));
  }

  private static Optional<LineFault> when(boolean wrong, LineFault fault) {
    return wrong ? Optional.of(fault) : Optional.empty();
  }

  /** How many bytes are meant; empty if it is no number. */
  static Optional<Long> quota(String value) {
    return MEBIBYTES.matcher(value).matches()
        ? Optional.of(Long.parseLong(value) * MemberQuotas.MEBIBYTE)
        : Optional.empty();
  }

  /** When the day is over; empty if none was written. */
  static Optional<Instant> end(String value) {
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(LocalDate.parse(value).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}

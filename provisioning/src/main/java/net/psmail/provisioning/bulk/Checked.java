package net.psmail.provisioning.bulk;

import java.util.Optional;

/** What would become of a line. */
record Checked(
    Optional<Long> account,
    BulkLine.State state,
    Optional<LineFault> fault,
    int other,
    String before) {

  static Checked faulty(Optional<AccountNow> account, LineFault fault, int other) {
    return new Checked(
        account.map(AccountNow::id), BulkLine.State.FAULTY, Optional.of(fault), other, "");
  }

  static Checked of(AccountNow account, BulkKind kind, String value) {
    return new Checked(
        Optional.of(account.id()),
        changes(account, kind, value) ? BulkLine.State.READY : BulkLine.State.NOTHING,
        Optional.empty(),
        0,
        account.before(kind));
  }

  /** The line, as it is shown. */
  BulkLine line(TypedLine typed) {
    return new BulkLine(
        typed.number(),
        account,
        LineCheck.address(typed.address()).orElse(typed.address()),
        BulkKind.of(typed.act()).map(BulkKind::word).orElse(typed.act()),
        typed.value(),
        typed.reason(),
        state,
        fault,
        other,
        before,
        Optional.empty());
  }

  private static boolean changes(AccountNow account, BulkKind kind, String value) {
    return switch (kind) {
      case QUOTA -> !LineCheck.quota(value).equals(Optional.of(account.quotaBytes()));
      case LIFT -> account.suspension().isPresent();
      case SUSPEND_SENDING, SUSPEND_SIGN_IN, NOTE -> true;
    };
  }
}

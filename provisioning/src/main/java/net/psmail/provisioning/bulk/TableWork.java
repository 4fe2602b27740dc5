package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspension.From;

/** Does the lines of tables, through the facades of single acts. */
@ApplicationScoped
class TableWork implements LineWork {

  @Inject AccountHold holds;
  @Inject AccountsNow accounts;
  @Inject MemberQuotas quotas;
  @Inject MemberSuspensions suspensions;
  @Inject MemberNotes notes;

  @Override
  public BulkSource source() {
    return BulkSource.TABLE;
  }

  @Override
  public Optional<Deed> look(long bulk, BulkLine line, Session operator, Origin origin) {
    long account = line.account().orElseThrow();
    if (!holds.tryTake(account)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    BulkKind kind = BulkKind.of(line.act()).orElseThrow();
    return isAsShown(line, kind)
        ? Optional.of(
            () -> {
              act(kind, line, account, operator, origin);
              return line.account();
            })
        : Optional.empty();
  }

  private boolean isAsShown(BulkLine line, BulkKind kind) {
    AccountNow now = accounts.of(List.of(line.address())).get(line.address());
    return now != null && now.before(kind).equals(line.before());
  }

  private void act(BulkKind kind, BulkLine line, long account, Session operator, Origin origin) {
    switch (kind) {
      case QUOTA ->
          quotas.change(operator, account, LineCheck.quota(line.value()).orElseThrow(), origin);
      case SUSPEND_SENDING -> suspend(From.SENDING, line, account, operator, origin);
      case SUSPEND_SIGN_IN -> suspend(From.SIGN_IN, line, account, operator, origin);
      case LIFT -> suspensions.lift(operator, account, origin);
      case NOTE -> notes.add(operator, account, Wording.note(line.value()), origin);
    }
  }

  private void suspend(From from, BulkLine line, long account, Session operator, Origin origin) {
    suspensions.suspend(
        operator,
        account,
        from,
        Wording.reason(line.reason()),
        LineCheck.end(line.value()),
        origin);
  }
}

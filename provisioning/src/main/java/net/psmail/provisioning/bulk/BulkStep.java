package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspension.From;

/** Does one line: the act and the word that it is done are one transaction. */
@ApplicationScoped
class BulkStep {

  private static final Set<Kind> PASSING = Set.of(Kind.DATABASE_UNAVAILABLE, Kind.BUSY);

  @Inject Transactions transactions;
  @Inject AccountHold holds;
  @Inject AccountsNow accounts;
  @Inject BulkRows rows;
  @Inject MemberQuotas quotas;
  @Inject MemberSuspensions suspensions;
  @Inject MemberNotes notes;

  void take(long bulk, BulkLine line, Session operator, Origin origin) {
    try {
      transactions.run(() -> act(bulk, line, operator, origin));
    } catch (ProvisioningException refusal) {
      if (PASSING.contains(refusal.kind())) {
        throw refusal;
      }
      rows.settle(bulk, line.number(), BulkLine.State.REFUSED, Optional.of(refusal.kind()));
    }
  }

  private void act(long bulk, BulkLine line, Session operator, Origin origin) {
    long account = line.account().orElseThrow();
    if (!holds.tryTake(account)) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
    BulkKind kind = BulkKind.of(line.act()).orElseThrow();
    if (!isAsShown(line, kind)) {
      rows.settle(bulk, line.number(), BulkLine.State.CHANGED, Optional.empty());
    } else if (rows.take(bulk, line.number())) {
      act(kind, line, account, operator, origin);
    }
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

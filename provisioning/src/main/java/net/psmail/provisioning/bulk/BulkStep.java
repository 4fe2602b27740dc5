package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/** Does one line: the act and the word that it is done are one transaction. */
@ApplicationScoped
class BulkStep {

  private static final Set<Kind> PASSING =
      Set.of(Kind.DATABASE_UNAVAILABLE, Kind.BUSY, Kind.TAKEOVER_REFUSED);

  @Inject Transactions transactions;
  @Inject BulkRows rows;
  @Inject @Any Instance<LineWork> works;

  void take(BulkRow bulk, BulkLine line, Session operator) {
    try {
      Supplier<Boolean> once = () -> act(bulk, line, operator);
      if (transactions.callUnlessDuplicate(once).isEmpty()) {
        // Somebody else was faster with a name; now it can be said why it is refused.
        transactions.call(once);
      }
    } catch (ProvisioningException refusal) {
      if (PASSING.contains(refusal.kind())) {
        throw refusal;
      }
      rows.settle(bulk.id(), line.number(), BulkLine.State.REFUSED, Optional.of(refusal.kind()));
    }
  }

  private boolean act(BulkRow bulk, BulkLine line, Session operator) {
    Optional<LineWork.Deed> deed =
        work(bulk.source()).look(bulk.id(), line, operator, bulk.origin());
    if (deed.isEmpty()) {
      return rows.settle(bulk.id(), line.number(), BulkLine.State.CHANGED, Optional.empty());
    }
    boolean free = rows.take(bulk.id(), line.number());
    if (free) {
      deed.get().take().ifPresent(one -> rows.belong(bulk.id(), line.number(), one));
    }
    return free;
  }

  private LineWork work(BulkSource source) {
    return works.stream().filter(one -> one.source() == source).findFirst().orElseThrow();
  }
}

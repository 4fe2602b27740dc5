package net.psmail.provisioning.rule;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.mailserver.ScriptAnswer;
import net.psmail.provisioning.mailserver.ScriptAnswer.Fate;

/**
 * Puts the newest rules of a member to the mail server. One job for each change, since an earlier
 * one may be running with older rules; each goes on until what it has put is the newest, so that
 * the last word of them all is, whatever order they come in. One that finds a newer change before
 * it has put anything leaves it to that one's job, so that none pile up while the server is away. A
 * server that is away, or that refuses the script, is asked again later.
 */
@ApplicationScoped
class RuleJob implements Work {

  static final String NAME = "put mail rules";

  /** The answer of who is away comes from all of these. */
  private static final Set<Act> OF_ADDRESSES =
      Set.of(
          Act.ALIAS_MADE,
          Act.ALIAS_SWITCHED_OFF,
          Act.ALIAS_SWITCHED_ON,
          Act.ALIAS_REMOVED,
          Act.ALIAS_TAKEN_BACK);

  private static final Set<Act> BEGIN_OF_SUSPENSION =
      Set.of(Act.SENDING_SUSPENDED, Act.SIGN_IN_SUSPENDED);

  private static final Set<Act> END_OF_SUSPENSION =
      Set.of(Act.SUSPENSION_LIFTED, Act.SUSPENSION_ENDED);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailServers mailServers;
  @Inject Mailboxes mailboxes;
  @Inject Scripts scripts;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /** Orders it in the current transaction. */
  void order(long account, long version) {
    jobs.order(NAME, account + "/" + version, clock.instant());
  }

  /**
   * An address more or less is a change for who is away. Who is suspended has a script of ours from
   * then on, be it in the place of another that answers and sends on.
   */
  void order(@Observes NotedAct noted) {
    Act act = noted.entry().act();
    if (OF_ADDRESSES.contains(act)) {
      held(noted.accountId(), row -> orderIf(row.away(), row));
    } else if (BEGIN_OF_SUSPENSION.contains(act)) {
      make(noted.accountId());
      held(noted.accountId(), row -> orderIf(true, row));
    } else if (END_OF_SUSPENSION.contains(act)) {
      held(noted.accountId(), row -> orderIf(true, row));
    }
  }

  private void orderIf(boolean changed, RulesRow row) {
    if (changed) {
      row.change();
      order(row.accountId(), row.version());
    }
  }

  private void make(long account) {
    if (entities.find(RulesRow.class, account, LockModeType.PESSIMISTIC_WRITE) == null) {
      entities.persist(new RulesRow(account));
      entities.flush();
    }
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> put(instance.getId()));
  }

  private void put(String instance) {
    int slash = instance.indexOf('/');
    long account = Long.parseLong(instance.substring(0, slash));
    long ordered = Long.parseLong(instance.substring(slash + 1));
    put(account, scripts.draft(account).filter(newest -> newest.version() <= ordered));
  }

  private void put(long account, Optional<Scripts.Draft> newest) {
    Optional<Scripts.Draft> draft = newest;
    while (draft.isPresent()) {
      Scripts.Draft put = draft.get();
      ScriptAnswer answer = put(account, put);
      transactions.run(() -> held(account, row -> row.settle(put.version(), answer)));
      if (answer.fate() == Fate.REFUSED) {
        throw ProvisioningException.mailServerUnavailable(
            "The script of account " + account + " was refused: " + answer.detail(), null);
      }
      draft = scripts.draft(account).filter(later -> later.version() != put.version());
    }
  }

  private ScriptAnswer put(long account, Scripts.Draft draft) {
    try {
      return mailServers.current().putScript(draft.mailbox(), draft.script(), draft.takesOver());
    } catch (RuntimeException away) {
      transactions.run(() -> held(account, RulesRow::missed));
      throw away;
    }
  }

  private void held(long account, Consumer<RulesRow> act) {
    Optional.ofNullable(entities.find(RulesRow.class, account, LockModeType.PESSIMISTIC_WRITE))
        .ifPresent(act);
  }
}

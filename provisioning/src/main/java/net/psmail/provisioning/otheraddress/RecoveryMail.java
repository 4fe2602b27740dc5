package net.psmail.provisioning.otheraddress;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;

/**
 * Looks up what somebody typed who wants a mailbox opened again, after the answer was given, and
 * orders the letter if there is somebody to write to.
 */
@ApplicationScoped
class RecoveryMail implements Work {

  static final String NAME = "recovery question";

  /** Anybody can ask for anybody: so many letters a day fill no mailbox. */
  private static final int MOST_A_DAY = 3;

  private static final String MEMBER =
      """
      select a.id from account a where a.sign_in_name = ?1 and a.role = 'MEMBER'
        and a.state in ('ACTIVE', 'LEAVING')
        and exists (select 1 from other_address o where o.account_id = a.id and o.ended_at is null)
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject Transactions transactions;
  @Inject PendingRecoveries pending;
  @Inject Jobs jobs;
  @Inject Audit audit;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute(
            (instance, context) ->
                transactions.run(() -> answer(Long.parseLong(instance.getId()))));
  }

  private void answer(long id) {
    RecoveryQuestion question = entities.find(RecoveryQuestion.class, id);
    if (question != null) {
      member(question.address()).ifPresent(account -> order(account, question));
      entities.remove(question);
    }
  }

  private Optional<Long> member(String address) {
    List<?> ids = entities.createNativeQuery(MEMBER).setParameter(1, address).getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).findFirst();
  }

  private void order(long account, RecoveryQuestion question) {
    // Of many who ask at once one orders a letter.
    accounts.take(account);
    if (!hasRoom(account)) {
      return;
    }
    pending
        .ask(account)
        .ifPresent(
            row -> {
              String instance = row.id() + "/" + clock.instant().toEpochMilli();
              jobs.order(RecoveryLinkMail.NAME, instance, clock.instant());
              String name = question.address();
              audit.by(account, name, Act.RECOVERY_ASKED, name, question.origin());
            });
  }

  private boolean hasRoom(long account) {
    Instant now = clock.instant();
    NotedAct.End end = new NotedAct.End(now, Long.MAX_VALUE);
    Instant yesterday = now.minus(Duration.ofDays(1));
    return audit.page(account, Set.of(Act.RECOVERY_ASKED), yesterday, end, MOST_A_DAY).size()
        < MOST_A_DAY;
  }
}

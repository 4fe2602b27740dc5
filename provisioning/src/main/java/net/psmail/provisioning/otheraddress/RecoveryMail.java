package net.psmail.provisioning.otheraddress;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
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
}

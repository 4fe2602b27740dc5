package net.psmail.provisioning.otheraddress;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/** Writes the letter with the link, and makes the link for it; another try makes another. */
@ApplicationScoped
class RecoveryLinkMail implements Work {

  static final String NAME = "recovery letter";

  private static final String TO =
      """
      select a.signInName, a.language, o.address from PendingRecoveryRow p
        join Account a on a.id = p.accountId join OtherAddressRow o on o.accountId = a.id
      where p.id = :id and p.endsAt > :now and o.endedAt is null
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject PendingRecoveries pending;
  @Inject Letters letters;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute(
            (instance, context) ->
                transactions
                    .call(() -> letter(instance.getId()))
                    .ifPresent(letters::sendIfPossible));
  }

  private Optional<Letter> letter(String instance) {
    long id = Long.parseLong(instance.substring(0, instance.indexOf('/')));
    List<Object[]> found =
        entities
            .createQuery(TO, Object[].class)
            .setParameter("id", id)
            .setParameter("now", clock.instant())
            .getResultList();
    return found.stream().findFirst().map(row -> letter(instance, pending.link(id, true), row));
  }

  private Letter letter(String instance, String token, Object[] row) {
    RecoveryLetter letter =
        new RecoveryLetter(
            (String) row[2],
            (String) row[0],
            Locale.forLanguageTag((String) row[1]),
            Setting.text("psmail.site.name", "PSMail"),
            Setting.text("psmail.site.url", "http://localhost:8080"));
    return letter.with(token, "recovery." + instance.replace('/', '.'), clock.instant());
  }
}

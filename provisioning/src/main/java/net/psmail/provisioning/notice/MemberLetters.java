package net.psmail.provisioning.notice;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.outgoing.Letters;

/**
 * Writes to a member about an act on their account: ordered in the transaction of the act, sent
 * after it, ten a day at the most. Not about a sign-in from where they often are, nor about the
 * first device password, which comes with the welcome.
 */
@ApplicationScoped
class MemberLetters implements Work {

  private static final Logger LOG = System.getLogger(MemberLetters.class.getName());
  private static final String NAME = "member letter";

  private static final Set<Act> TOLD =
      Set.of(
          Act.SIGNED_IN,
          Act.PASSWORD_CHANGED,
          Act.RECOVERED,
          Act.SECOND_STEP_ADDED,
          Act.SECOND_STEP_REMOVED,
          Act.PASSKEY_ADDED,
          Act.PASSKEY_REMOVED,
          Act.PASSKEY_COPIED,
          Act.DEVICE_MADE,
          Act.EXPORT_ASKED,
          Act.EXPORT_READY,
          Act.EXPORT_BROKEN,
          Act.IMPORT_DONE,
          Act.IMPORT_BROKEN,
          Act.DELETION_REQUESTED);

  private static final Set<Act> ARRIVALS = Set.of(Act.REGISTERED, Act.SIGNED_IN, Act.RECOVERED);

  /** So many sign-ins are gone through to find a place that is known. */
  private static final int REMEMBERED = 500;

  private static final int MOST_A_DAY = 10;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Mailboxes mailboxes;
  @Inject Letters letters;
  @Inject Audit audit;
  @Inject Jobs jobs;
  @Inject Clock clock;

  void order(@Observes NotedAct act) {
    if (TOLD.contains(act.entry().act())
        && mailboxes.addressOf(act.accountId()).isPresent()
        && isNews(act)
        && mayTell(act)) {
      jobs.order(NAME, Long.toString(act.id()), clock.instant());
      audit.bySystem(act.accountId(), Act.MEMBER_TOLD, act.entry().act().name());
    }
  }

  private boolean isNews(NotedAct act) {
    return switch (act.entry().act()) {
      case SIGNED_IN -> {
        List<Place> known =
            audit.before(act, ARRIVALS, REMEMBERED).stream()
                .map(AuditEntry::origin)
                .map(Place::of)
                .toList();
        yield Place.of(act.entry().origin()).isNewTo(known);
      }
      case DEVICE_MADE -> !audit.before(act, Set.of(Act.DEVICE_MADE), 1).isEmpty();
      default -> true;
    };
  }

  private boolean mayTell(NotedAct act) {
    Instant since = clock.instant().minus(Duration.ofDays(1));
    return audit.before(act, Set.of(Act.MEMBER_TOLD), MOST_A_DAY).stream()
            .filter(told -> told.at().isAfter(since))
            .count()
        < MOST_A_DAY;
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute(
            (instance, context) ->
                audit.find(Long.parseLong(instance.getId())).ifPresent(this::send));
  }

  private void send(NotedAct act) {
    try {
      mailboxes.addressOf(act.accountId()).ifPresent(to -> send(act, to));
    } catch (ProvisioningException refused) {
      if (refused.kind() != Kind.NOT_FOUND && refused.kind() != Kind.LIMIT_REACHED) {
        throw refused;
      }
      LOG.log(Level.DEBUG, "A letter to a member cannot arrive: {0}", refused.getMessage());
    }
  }

  private void send(NotedAct act, MailAddress to) {
    NoticeLetter letter =
        new NoticeLetter(
            to,
            Locale.forLanguageTag(language(act.accountId())),
            Setting.text("psmail.site.name", "PSMail"),
            Setting.text("psmail.site.url", "http://localhost:8080"));
    letters.send(letter.about(act.entry(), "notice." + act.id()));
  }

  private String language(long account) {
    return transactions.call(
        () ->
            entities
                .createQuery("select a.language from Account a where a.id = :id", String.class)
                .setParameter("id", account)
                .getSingleResult());
  }
}

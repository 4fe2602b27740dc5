package net.psmail.provisioning.notice;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;

/**
 * Writes to a member about an act on their account: ordered in the transaction of the act, sent
 * after it, ten a day at the most. Not about a sign-in from where they often are, nor about the
 * first device password, which comes with the welcome.
 */
@ApplicationScoped
class MemberLetters implements Work {

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
          Act.DELETION_REQUESTED,
          Act.OTHER_ADDRESS_CONFIRMED,
          Act.OTHER_ADDRESS_CHANGED,
          Act.OTHER_ADDRESS_REMOVED,
          Act.RECOVERY_BEGUN,
          Act.RECOVERY_STOPPED,
          Act.RECOVERED_LATE,
          Act.SENDING_SUSPENDED,
          Act.SIGN_IN_SUSPENDED,
          Act.SUSPENSION_LIFTED,
          Act.QUOTA_CHANGED,
          Act.RESET_OFFERED,
          Act.RESET_USED,
          Act.DELETION_APPROVED,
          Act.DELETION_TAKEN_BACK,
          Act.FORWARD_BEGUN,
          Act.FORWARD_ENDED,
          Act.FORWARD_COPY_KEPT,
          Act.FORWARD_COPY_DROPPED,
          Act.EXPORT_ASKED,
          Act.EXPORT_READY,
          Act.EXPORT_BROKEN,
          Act.IMPORT_DONE,
          Act.IMPORT_BROKEN);

  /** However many letters there were: a thief would send the others before. */
  private static final Set<Act> ALWAYS_TOLD =
      Set.of(
          Act.OTHER_ADDRESS_CHANGED,
          Act.OTHER_ADDRESS_REMOVED,
          Act.RECOVERY_BEGUN,
          Act.RECOVERED_LATE,
          Act.FORWARD_BEGUN,
          Act.FORWARD_COPY_DROPPED,
          Act.EXPORT_ASKED,
          Act.RESET_OFFERED,
          Act.RESET_USED,
          Act.DELETION_APPROVED);

  private static final Set<Act> ARRIVALS =
      Set.of(Act.REGISTERED, Act.SIGNED_IN, Act.RECOVERED, Act.RECOVERED_LATE, Act.RESET_USED);

  /** So many sign-ins are gone through to find a place that is known. */
  private static final int REMEMBERED = 500;

  private static final int MOST_A_DAY = 10;

  @Inject Mailboxes mailboxes;
  @Inject NoticeLetters letters;
  @Inject Audit audit;
  @Inject Jobs jobs;
  @Inject Clock clock;

  void order(@Observes NotedAct act) {
    if (TOLD.contains(act.entry().act())
        && mailboxes.addressOf(act.accountId()).isPresent()
        && isNews(act)
        && (ALWAYS_TOLD.contains(act.entry().act()) || mayTell(act))) {
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

  /** Mail that is sent on from now on is told in any case: a flood of letters must not hide it. */
  private boolean mayTell(NotedAct act) {
    return act.entry().act() == Act.FORWARD_BEGUN || hasRoom(act);
  }

  private boolean hasRoom(NotedAct act) {
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
    letters.send(act, letter -> letter.about(act.entry(), "notice." + act.id()));
  }
}

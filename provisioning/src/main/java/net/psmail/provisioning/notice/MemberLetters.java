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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.mailbox.Mailboxes;

/**
 * Writes to a member about an act on their account: ordered in the transaction of the act, sent
 * after it, ten a day at the most of what happens often. Not about a sign-in from where they often
 * are, nor about the first device password, which comes with the welcome. Of a right password
 * without the second step only when that does not follow: of a sign-in there is another letter.
 */
@ApplicationScoped
class MemberLetters implements Work {

  private static final String NAME = "member letter";

  private static final Set<Act> TOLD =
      Set.of(
          Act.SIGNED_IN,
          Act.SECOND_STEP_ASKED,
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

  /** Of these so many a day. The rest is told in any case: a thief would cause these before. */
  private static final Set<Act> CHATTY =
      Set.of(
          Act.SIGNED_IN,
          Act.SECOND_STEP_ASKED,
          Act.DEVICE_MADE,
          Act.QUOTA_CHANGED,
          Act.FORWARD_ENDED,
          Act.FORWARD_COPY_KEPT,
          Act.EXPORT_BROKEN,
          Act.IMPORT_DONE,
          Act.IMPORT_BROKEN);

  private static final Set<Act> ARRIVALS =
      Set.of(Act.REGISTERED, Act.SIGNED_IN, Act.RECOVERED, Act.RECOVERED_LATE, Act.RESET_USED);

  private static final Set<Act> PASSWORDS_GIVEN =
      Stream.concat(ARRIVALS.stream(), Stream.of(Act.SECOND_STEP_ASKED))
          .collect(Collectors.toUnmodifiableSet());

  /** So many entries are gone through to find a place that is known, or how many letters went. */
  private static final int REMEMBERED = 500;

  /** Longer than the second step can be given. */
  private static final Duration TO_COME_IN = Duration.ofMinutes(15);

  private static final int MOST_A_DAY = 10;

  @Inject Mailboxes mailboxes;
  @Inject NoticeLetters letters;
  @Inject LettersElsewhere elsewhere;
  @Inject Transactions transactions;
  @Inject Audit audit;
  @Inject Jobs jobs;
  @Inject Clock clock;

  void order(@Observes NotedAct act) {
    Act kind = act.entry().act();
    if (TOLD.contains(kind)
        && mailboxes.addressOf(act.accountId()).isPresent()
        && isNews(act)
        && (!CHATTY.contains(kind) || hasRoom(act))) {
      if (kind == Act.SECOND_STEP_ASKED) {
        jobs.order(NAME, Long.toString(act.id()), clock.instant().plus(TO_COME_IN));
      } else {
        jobs.order(NAME, Long.toString(act.id()), clock.instant());
        note(act, Act.MEMBER_TOLD);
      }
    }
  }

  private void note(NotedAct about, Act told) {
    audit.bySystem(about.accountId(), told, about.entry().act().name());
  }

  private boolean isNews(NotedAct act) {
    return switch (act.entry().act()) {
      case SIGNED_IN -> isFromNewPlace(act, ARRIVALS);
      case SECOND_STEP_ASKED -> isFromNewPlace(act, PASSWORDS_GIVEN);
      case DEVICE_MADE -> !audit.before(act, Set.of(Act.DEVICE_MADE), 1).isEmpty();
      default -> true;
    };
  }

  private boolean isFromNewPlace(NotedAct act, Set<Act> before) {
    List<Place> known =
        audit.before(act, before, REMEMBERED).stream()
            .map(AuditEntry::origin)
            .map(Place::of)
            .toList();
    return Place.of(act.entry().origin()).isNewTo(known);
  }

  private boolean hasRoom(NotedAct act) {
    Instant yesterday = clock.instant().minus(Duration.ofDays(1));
    return since(act, Act.MEMBER_TOLD, yesterday)
            .filter(told -> CHATTY.contains(Act.valueOf(told.subject())))
            .count()
        < MOST_A_DAY;
  }

  /** Whether whoever was asked for the second step is in, which another letter tells if need be. */
  private boolean hasComeIn(NotedAct asked) {
    Place place = Place.of(asked.entry().origin());
    return since(asked, Act.SIGNED_IN, asked.entry().at())
        .anyMatch(arrival -> Place.of(arrival.origin()).equals(place));
  }

  private Stream<AuditEntry> since(NotedAct act, Act kind, Instant from) {
    NotedAct.End now = new NotedAct.End(clock.instant(), Long.MAX_VALUE);
    return audit.page(act.accountId(), Set.of(kind), from, now, REMEMBERED).stream()
        .map(NotedAct::entry);
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
    boolean later = act.entry().act() == Act.SECOND_STEP_ASKED;
    if (later && isOver(act)) {
      return;
    }
    boolean arrived = letters.send(act, letter -> letter.about(act.entry(), "notice." + act.id()));
    if (!arrived) {
      transactions.run(() -> giveUp(act));
    } else if (later) {
      transactions.run(() -> note(act, Act.MEMBER_TOLD));
    }
  }

  private boolean isOver(NotedAct asked) {
    return mailboxes.addressOf(asked.accountId()).isEmpty() || hasComeIn(asked) || !hasRoom(asked);
  }

  /** The mailbox is full, or closed: the trail says so, and what matters is told elsewhere. */
  private void giveUp(NotedAct act) {
    note(act, Act.MEMBER_NOT_TOLD);
    if (!CHATTY.contains(act.entry().act())) {
      elsewhere.orderInstead(act);
    }
  }
}

package net.psmail.status.incident;

import static net.psmail.status.incident.Node.IMAP;
import static net.psmail.status.incident.Node.NOON;
import static net.psmail.status.incident.Node.SMTP;
import static net.psmail.status.incident.Node.WEB;
import static net.psmail.status.incident.Node.text;
import static net.psmail.status.incident.Node.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaintenanceIT {

  private static final Instant BEGIN = NOON.plus(Duration.ofHours(2));
  private static final Instant END = NOON.plus(Duration.ofHours(3));
  private static final Note BY_ALICE = new Note(null, "alice", null);

  private static IncidentView plan(Node node) {
    return node.incidents
        .maintenance()
        .plan(
            new NewMaintenance(
                text("New disks"),
                text("Mail may be slow."),
                Set.of(IMAP, SMTP),
                BEGIN,
                END,
                Duration.ofHours(1),
                "alice"));
  }

  private static IncidentView now(Node node, IncidentView one) {
    return node.incidents.byId(one.id()).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void announcesBeginsAndEndsByItself(TestDatabase kind) {
    Node node = Node.alone(kind);
    node.standing.put(SMTP, State.DEGRADED_PERFORMANCE);
    IncidentView planned = plan(node);
    assertThat(node.incidents.upcoming()).containsExactly(planned);
    assertThat(planned.impact()).isEqualTo(Impact.MAINTENANCE);
    assertThat(planned.scheduledFor()).isEqualTo(BEGIN);
    assertThat(planned.scheduledUntil()).isEqualTo(END);
    assertThat(planned.affected().keySet()).containsExactlyInAnyOrder(IMAP, SMTP);
    assertThat(node.incidents.tick()).isZero();
    node.at(BEGIN.minusSeconds(3600));
    assertThat(node.incidents.tick()).isOne();
    assertThat(node.incidents.tick()).isZero();
    assertThat(node.heard(planned.id())).containsExactly("PLANNED", "REMINDER");
    assertThat(node.incidents.told()).isEmpty();

    node.at(BEGIN.plusSeconds(1));
    assertThat(node.incidents.held(IMAP, BEGIN)).isTrue();
    assertThat(node.incidents.tick()).isOne();
    IncidentView running = now(node, planned);
    assertThat(running.status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(running.began()).isEqualTo(BEGIN);
    assertThat(running.updates().get(0).body())
        .isEqualTo(new Text("The work has begun.", "Die Arbeiten haben begonnen."));
    assertThat(running.updates().get(0).affected())
        .containsExactly(
            new Affected(IMAP, State.OPERATIONAL, State.UNDER_MAINTENANCE),
            new Affected(SMTP, State.DEGRADED_PERFORMANCE, State.UNDER_MAINTENANCE));
    assertThat(node.incidents.active()).containsExactly(running);
    assertThat(node.incidents.upcoming()).isEmpty();
    assertThat(node.incidents.told())
        .isEqualTo(Map.of(IMAP, State.UNDER_MAINTENANCE, SMTP, State.UNDER_MAINTENANCE));

    node.at(END);
    assertThat(node.incidents.tick()).isOne();
    IncidentView ended = now(node, planned);
    assertThat(ended.status()).isEqualTo(Status.COMPLETED);
    assertThat(ended.resolvedAt()).isEqualTo(END);
    assertThat(ended.revision()).isZero();
    assertThat(node.incidents.told()).isEmpty();
    assertThat(node.incidents.held(END)).isEmpty();
    assertThat(node.incidents.of(YearMonth.of(2026, 11))).containsExactly(ended);
    assertThat(node.heard(planned.id())).containsExactly("ENDED", "PLANNED", "REMINDER", "STARTED");
  }

  @ParameterizedTest
  @EnumSource
  void holdsAlarmsOnlyOfWhatItStillHas(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView planned = plan(node);
    assertThat(node.incidents.held(BEGIN.minusSeconds(1))).isEmpty();
    assertThat(node.incidents.held(BEGIN)).containsExactlyInAnyOrder(IMAP, SMTP);
    assertThat(node.incidents.held(END)).isEmpty();
    node.at(BEGIN);
    node.incidents.tick();
    node.incidents.update(planned.id(), update(Status.VERIFYING, Map.of(IMAP, State.OPERATIONAL)));
    assertThat(node.incidents.held(IMAP, BEGIN)).isFalse();
    assertThat(node.incidents.held(SMTP, BEGIN)).isTrue();
    assertThat(node.incidents.told()).isEqualTo(Map.of(SMTP, State.UNDER_MAINTENANCE));
  }

  @ParameterizedTest
  @EnumSource
  void remindsAgainOfWhatWasMoved(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView planned = plan(node);
    node.at(BEGIN.minusSeconds(3000));
    node.incidents.tick();
    Instant day = BEGIN.plus(Duration.ofDays(1));
    IncidentView moved =
        node.incidents.maintenance().move(planned.id(), day, day.plusSeconds(600), BY_ALICE);
    assertThat(moved.began()).isEqualTo(day);
    assertThat(moved.scheduledFor()).isEqualTo(day);
    assertThat(moved.revision()).isOne();
    assertThat(moved.updates().get(0).body().english())
        .isEqualTo(
            "The work will now take place from 27 November 2026, 14:00 UTC"
                + " to 27 November 2026, 14:10 UTC.");
    assertThat(moved.updates().get(0).body().german())
        .isEqualTo(
            "Die Arbeiten finden nun vom 27. November 2026, 14:00 UTC"
                + " bis zum 27. November 2026, 14:10 UTC statt.");
    node.at(BEGIN);
    assertThat(node.incidents.tick()).isZero();
    node.at(day.minusSeconds(3600));
    assertThat(node.incidents.tick()).isOne();
    assertThat(node.heard(planned.id()))
        .containsExactly("PLANNED", "REMINDER", "REMINDER", "UPDATED");
  }

  @ParameterizedTest
  @EnumSource
  void beginsAndEndsEarly(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView planned = plan(node);
    Maintenance maintenance = node.incidents.maintenance();
    node.after(Duration.ofMinutes(30));
    IncidentView started =
        maintenance.start(planned.id(), new Note(text("Now already."), "bob", null));
    assertThat(started.began()).isEqualTo(NOON.plusSeconds(1800));
    assertThat(started.scheduledFor()).isEqualTo(BEGIN);
    assertThat(started.updates().get(0).body()).isEqualTo(text("Now already."));
    assertThat(node.incidents.held(IMAP, NOON.plusSeconds(1800))).isTrue();
    assertThat(node.incidents.tick()).isZero();
    node.after(Duration.ofMinutes(30));
    IncidentView ended = maintenance.end(planned.id(), BY_ALICE);
    assertThat(ended.resolvedAt()).isEqualTo(NOON.plusSeconds(3600));
    assertThat(ended.revision()).isEqualTo(2);
    assertThat(node.incidents.told()).isEmpty();
    node.at(END);
    assertThat(node.incidents.tick()).isZero();
    assertThat(node.heard(planned.id())).containsExactly("ENDED", "PLANNED", "STARTED");
  }

  @ParameterizedTest
  @EnumSource
  void lastsLongerWhenProlonged(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView planned = plan(node);
    node.at(BEGIN);
    node.incidents.tick();
    IncidentView longer =
        node.incidents.maintenance().prolong(planned.id(), END.plusSeconds(1800), BY_ALICE);
    assertThat(longer.status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(longer.scheduledFor()).isEqualTo(BEGIN);
    assertThat(longer.revision()).isOne();
    node.at(END);
    assertThat(node.incidents.tick()).isZero();
    assertThat(node.incidents.held(IMAP, END)).isTrue();
    node.at(END.plusSeconds(1800));
    assertThat(node.incidents.tick()).isOne();
    assertThat(now(node, planned).status()).isEqualTo(Status.COMPLETED);
  }

  @ParameterizedTest
  @EnumSource
  void neverBeginsWhenCancelled(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView planned = plan(node);
    IncidentView cancelled = node.incidents.maintenance().cancel(planned.id(), BY_ALICE);
    assertThat(cancelled.cancelledAt()).isAfter(NOON);
    assertThat(cancelled.status()).isEqualTo(Status.COMPLETED);
    assertThat(cancelled.revision()).isOne();
    node.at(END);
    assertThat(node.incidents.tick()).isZero();
    assertThat(node.incidents.held(BEGIN)).isEmpty();
    assertThat(node.heard(planned.id())).containsExactly("CANCELLED", "PLANNED");
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> node.incidents.maintenance().start(planned.id(), BY_ALICE))
        .extracting(StatusException::reason)
        .isEqualTo("not_now");
  }

  @ParameterizedTest
  @EnumSource
  void onlyEndsWhenNobodyWasThereToBeginIt(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView planned = plan(node);
    node.at(END.plusSeconds(60));
    assertThat(node.incidents.tick()).isOne();
    assertThat(node.heard(planned.id())).containsExactly("ENDED", "PLANNED");
    assertThat(now(node, planned).cancelledAt()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void refusesToChangeWhatAnotherHasChanged(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView planned = plan(node);
    Note note = new Note(null, "bob", planned.updatedAt());
    node.incidents.maintenance().prolong(planned.id(), END.plusSeconds(60), note);
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> node.incidents.maintenance().cancel(planned.id(), note))
        .extracting(StatusException::kind)
        .isEqualTo(StatusException.Kind.CONFLICT);
  }

  @ParameterizedTest
  @EnumSource
  void takesMessagesBeforeAndWhileItRuns(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView planned = plan(node);
    IncidentView wider =
        node.incidents.update(
            planned.id(), update(Status.SCHEDULED, Map.of(WEB, State.UNDER_MAINTENANCE)));
    assertThat(wider.affected().keySet()).containsExactlyInAnyOrder(IMAP, SMTP, WEB);
    assertThat(node.incidents.told()).isEmpty();
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> node.incidents.update(planned.id(), update(Status.VERIFYING, Map.of())))
        .extracting(StatusException::reason)
        .isEqualTo("not_now");
    IncidentView begun =
        node.incidents.update(
            planned.id(), update(Status.IN_PROGRESS, Map.of(WEB, State.PARTIAL_OUTAGE)));
    assertThat(begun.began()).isBefore(BEGIN);
    assertThat(node.incidents.told())
        .isEqualTo(
            Map.of(
                IMAP, State.UNDER_MAINTENANCE,
                SMTP, State.UNDER_MAINTENANCE,
                WEB, State.PARTIAL_OUTAGE));
    node.incidents.update(planned.id(), update(Status.COMPLETED, Map.of()));
    assertThat(node.incidents.told()).isEmpty();
    assertThat(node.heard(planned.id())).containsExactly("ENDED", "PLANNED", "STARTED", "UPDATED");
  }
}

package net.psmail.status.incident;

import static net.psmail.status.incident.Node.IMAP;
import static net.psmail.status.incident.Node.NOON;
import static net.psmail.status.incident.Node.SMTP;
import static net.psmail.status.incident.Node.incident;
import static net.psmail.status.incident.Node.text;
import static net.psmail.status.incident.Node.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentsIT {

  private static void refused(StatusException.Kind kind, Runnable work) {
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(work::run)
        .extracting(StatusException::kind)
        .isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource
  void opensAnIncidentInPublic(TestDatabase kind) {
    Node node = Node.alone(kind);
    node.standing.put(IMAP, State.DEGRADED_PERFORMANCE);
    IncidentView opened = node.incidents.open(incident(Map.of(IMAP, State.MAJOR_OUTAGE)));
    assertThat(node.incidents.open()).containsExactly(opened);
    assertThat(node.incidents.byId(opened.id())).contains(opened);
    assertThat(opened.id()).matches("[a-z0-9]{12}");
    assertThat(opened.name()).isEqualTo(new Text("Mail is slow", "Mail ist langsam"));
    assertThat(opened.impact()).isEqualTo(Impact.CRITICAL);
    assertThat(opened.began()).isEqualTo(NOON);
    assertThat(opened.publishedAt()).isEqualTo(NOON);
    assertThat(opened.createdAt()).isEqualTo(NOON);
    UpdateView first = opened.updates().get(0);
    assertThat(first.body()).isEqualTo(new Text("We look into it.", "Wir sehen nach."));
    assertThat(first.author()).isEqualTo("alice");
    assertThat(first.displayAt()).isEqualTo(NOON);
    assertThat(first.affected())
        .containsExactly(new Affected(IMAP, State.DEGRADED_PERFORMANCE, State.MAJOR_OUTAGE));
    assertThat(node.incidents.told()).isEqualTo(Map.of(IMAP, State.MAJOR_OUTAGE));
    assertThat(node.heard(opened.id())).containsExactly("OPENED");
  }

  @ParameterizedTest
  @EnumSource
  void followsAnIncidentToItsPostMortem(TestDatabase kind) {
    Node node = Node.alone(kind);
    Incidents incidents = node.incidents;
    String id = incidents.open(incident(Map.of(IMAP, State.MAJOR_OUTAGE))).id();
    node.after(Duration.ofMinutes(5));
    incidents.update(
        id,
        update(
            Status.IDENTIFIED,
            Map.of(IMAP, State.PARTIAL_OUTAGE, SMTP, State.DEGRADED_PERFORMANCE)));
    assertThat(incidents.told())
        .isEqualTo(Map.of(IMAP, State.PARTIAL_OUTAGE, SMTP, State.DEGRADED_PERFORMANCE));
    node.after(Duration.ofMinutes(5));
    incidents.update(id, update(Status.MONITORING, Map.of(SMTP, State.OPERATIONAL)));
    assertThat(incidents.told()).isEqualTo(Map.of(IMAP, State.PARTIAL_OUTAGE));
    node.after(Duration.ofMinutes(5));
    IncidentView resolved = incidents.update(id, update(Status.RESOLVED, Map.of()));
    assertThat(resolved.updates().get(0).affected())
        .containsExactly(new Affected(IMAP, State.PARTIAL_OUTAGE, State.OPERATIONAL));
    assertThat(resolved.monitoringAt()).isEqualTo(NOON.plusSeconds(600));
    assertThat(resolved.resolvedAt()).isEqualTo(NOON.plusSeconds(900));
    assertThat(incidents.open()).isEmpty();
    assertThat(incidents.told()).isEmpty();
    node.after(Duration.ofDays(1));
    IncidentView after = incidents.update(id, update(Status.POSTMORTEM, Map.of()));
    assertThat(after.resolvedAt()).isEqualTo(NOON.plusSeconds(900));
    assertThat(after.updates())
        .extracting(UpdateView::status)
        .containsExactly(
            Status.POSTMORTEM,
            Status.RESOLVED,
            Status.MONITORING,
            Status.IDENTIFIED,
            Status.INVESTIGATING);
    assertThat(node.heard(id))
        .containsExactly("OPENED", "RESOLVED", "UPDATED", "UPDATED", "UPDATED");
  }

  @ParameterizedTest
  @EnumSource
  void opensAgainWhatWasResolvedTooEarly(TestDatabase kind) {
    Node node = Node.alone(kind);
    String id = node.incidents.open(incident(Map.of(IMAP, State.MAJOR_OUTAGE))).id();
    node.incidents.update(id, update(Status.RESOLVED, Map.of()));
    IncidentView again =
        node.incidents.update(
            id, update(Status.INVESTIGATING, Map.of(IMAP, State.DEGRADED_PERFORMANCE)));
    assertThat(again.resolvedAt()).isNull();
    assertThat(node.incidents.open()).containsExactly(again);
    assertThat(node.incidents.told()).isEqualTo(Map.of(IMAP, State.DEGRADED_PERFORMANCE));
  }

  @ParameterizedTest
  @EnumSource
  void letsTheImpactGrowUnlessAnOperatorSetIt(TestDatabase kind) {
    Node node = Node.alone(kind);
    Incidents incidents = node.incidents;
    String id = incidents.open(incident(Map.of(IMAP, State.DEGRADED_PERFORMANCE))).id();
    assertThat(incidents.byId(id)).map(IncidentView::impact).contains(Impact.MINOR);
    Map<String, State> partial = Map.of(IMAP, State.PARTIAL_OUTAGE);
    assertThat(incidents.update(id, update(Status.IDENTIFIED, partial)).impact())
        .isEqualTo(Impact.MAJOR);
    Map<String, State> worse = Map.of(IMAP, State.MAJOR_OUTAGE);
    assertThat(incidents.update(id, update(Status.IDENTIFIED, worse)).impact())
        .isEqualTo(Impact.CRITICAL);
    assertThat(incidents.update(id, update(Status.MONITORING, Map.of())).impact())
        .isEqualTo(Impact.CRITICAL);
    NewUpdate told =
        new NewUpdate(
            Status.MONITORING, Impact.NONE, text("No harm."), Map.of(), null, "bob", null);
    assertThat(incidents.update(id, told).impact()).isEqualTo(Impact.NONE);
    assertThat(incidents.update(id, update(Status.IDENTIFIED, worse)).impact())
        .isEqualTo(Impact.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void letsTheNewestWordAboutAComponentWin(TestDatabase kind) {
    Node node = Node.alone(kind);
    String first = node.incidents.open(incident(Map.of(IMAP, State.MAJOR_OUTAGE))).id();
    node.after(Duration.ofMinutes(1));
    String second = node.incidents.open(incident(Map.of(IMAP, State.DEGRADED_PERFORMANCE))).id();
    assertThat(node.incidents.told()).isEqualTo(Map.of(IMAP, State.DEGRADED_PERFORMANCE));
    node.incidents.update(second, update(Status.RESOLVED, Map.of()));
    assertThat(node.incidents.told()).isEqualTo(Map.of(IMAP, State.MAJOR_OUTAGE));
    node.incidents.update(first, update(Status.MONITORING, Map.of(IMAP, State.OPERATIONAL)));
    assertThat(node.incidents.told()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void keepsHowATextWas(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView opened = node.incidents.open(incident(Map.of()));
    UpdateView first = opened.updates().get(0);
    node.after(Duration.ofMinutes(1));
    IncidentView once = node.incidents.edit(first.id(), text("Second."), "bob", first.updatedAt());
    node.after(Duration.ofMinutes(1));
    UpdateView twice =
        node.incidents.edit(first.id(), text("Third."), "carol", null).updates().get(0);
    assertThat(twice.body()).isEqualTo(text("Third."));
    assertThat(twice.createdAt()).isEqualTo(NOON);
    assertThat(twice.edits())
        .containsExactly(
            new Edit(NOON.plusSeconds(60), first.body(), "bob"),
            new Edit(NOON.plusSeconds(120), text("Second."), "carol"));
    assertThat(once.updatedAt()).isAfter(opened.updatedAt());
    refused(
        StatusException.Kind.CONFLICT,
        () -> node.incidents.edit(first.id(), text("Late."), "dan", first.updatedAt()));
    refused(
        StatusException.Kind.NOT_FOUND,
        () -> node.incidents.edit("nothing00000", text("Lost."), "dan", null));
    assertThat(node.heard(opened.id())).containsExactly("OPENED");
  }

  @ParameterizedTest
  @EnumSource
  void refusesToWriteOverAnother(TestDatabase kind) {
    Node node = Node.alone(kind);
    IncidentView opened = node.incidents.open(incident(Map.of()));
    IncidentView renamed =
        node.incidents.rename(opened.id(), text("Mail is very slow"), opened.updatedAt());
    assertThat(renamed.name()).isEqualTo(text("Mail is very slow"));
    refused(
        StatusException.Kind.CONFLICT,
        () -> node.incidents.rename(opened.id(), text("Mail"), opened.updatedAt()));
    NewUpdate stale =
        new NewUpdate(
            Status.IDENTIFIED, null, text("x"), Map.of(), null, "bob", opened.updatedAt());
    refused(StatusException.Kind.CONFLICT, () -> node.incidents.update(opened.id(), stale));
  }

  @ParameterizedTest
  @EnumSource
  void setsAsideAndBringsBackForAWeek(TestDatabase kind) {
    Node node = Node.alone(kind);
    Incidents incidents = node.incidents;
    String id = incidents.open(incident(Map.of(IMAP, State.MAJOR_OUTAGE))).id();
    UpdateView first = incidents.update(id, update(Status.IDENTIFIED, Map.of())).updates().get(0);
    incidents.edit(first.id(), text("Edited."), "bob", null);
    incidents.remove(id);
    assertThat(incidents.open()).isEmpty();
    assertThat(incidents.byId(id)).isEmpty();
    assertThat(incidents.told()).isEmpty();
    assertThat(incidents.removed()).extracting(IncidentView::id).containsExactly(id);
    refused(StatusException.Kind.NOT_FOUND, () -> incidents.remove(id));
    node.after(Duration.ofDays(6));
    assertThat(incidents.tick()).isZero();
    assertThat(incidents.restore(id).updates()).hasSize(2);
    assertThat(incidents.told()).isEqualTo(Map.of(IMAP, State.MAJOR_OUTAGE));
    incidents.remove(id);
    node.after(Duration.ofDays(7));
    assertThat(incidents.tick()).isOne();
    refused(StatusException.Kind.NOT_FOUND, () -> incidents.restore(id));
    for (String table : new String[] {"incident", "incident_update", "incident_edit"}) {
      assertThat(node.rows(table)).isZero();
    }
    assertThat(node.rows("incident_component")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheHistoryByMonth(TestDatabase kind) {
    Node node = Node.alone(kind);
    node.at(Instant.parse("2026-10-31T23:59:59Z"));
    IncidentView october = node.incidents.open(incident(Map.of()));
    node.at(Instant.parse("2026-11-01T00:00:00Z"));
    IncidentView november = node.incidents.open(incident(Map.of()));
    node.at(NOON);
    IncidentView newest = node.incidents.open(incident(Map.of()));
    assertThat(node.incidents.of(YearMonth.of(2026, 10))).containsExactly(october);
    assertThat(node.incidents.of(YearMonth.of(2026, 11))).containsExactly(newest, november);
    assertThat(node.incidents.recent(Kind.INCIDENT, 2)).containsExactly(newest, november);
    assertThat(node.incidents.recent(Kind.MAINTENANCE, 2)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void keepsNothingThatItCouldNotTell(TestDatabase kind) {
    Node node = Node.alone(kind);
    Incidents mute =
        new Incidents(
            node.database,
            Clock.systemUTC(),
            () -> node.standing,
            (connection, notice) -> {
              throw new SQLException("no room");
            });
    refused(
        StatusException.Kind.DATABASE_UNAVAILABLE,
        () -> mute.open(incident(Map.of(IMAP, State.MAJOR_OUTAGE))));
    assertThat(node.rows("incident")).isZero();
    assertThat(node.rows("incident_component")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void goesOnInOrderWhenTheClockIsSetBack(TestDatabase kind) {
    Node node = Node.alone(kind);
    String id = node.incidents.open(incident(Map.of())).id();
    node.after(Duration.ofHours(-3));
    node.incidents.update(id, update(Status.IDENTIFIED, Map.of()));
    IncidentView last = node.incidents.update(id, update(Status.RESOLVED, Map.of()));
    assertThat(last.updates())
        .extracting(UpdateView::status)
        .containsExactly(Status.RESOLVED, Status.IDENTIFIED, Status.INVESTIGATING);
  }

  @ParameterizedTest
  @EnumSource
  void takesEveryScriptAndTheLongestText(TestDatabase kind) {
    Node node = Node.alone(kind);
    String body = "ü\u20ac\ud83d\ude80\n".repeat(800).strip();
    IncidentView opened =
        node.incidents.open(
            new NewIncident(
                text("\u00c4".repeat(200)),
                Status.MONITORING,
                null,
                text(body),
                Map.of(),
                "alice"));
    assertThat(opened.updates().get(0).body().english()).isEqualTo(body);
    assertThat(opened.name().english()).hasSize(200);
    assertThat(opened.monitoringAt()).isEqualTo(NOON);
  }
}

package net.psmail.status.incident;

import static net.psmail.status.incident.Node.IMAP;
import static net.psmail.status.incident.Node.NOON;
import static net.psmail.status.incident.Node.incident;
import static net.psmail.status.incident.Node.text;
import static net.psmail.status.incident.Node.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputIT {

  private final Node node = Node.alone(TestDatabase.H2);

  private void refused(String field, String reason, Runnable work) {
    StatusException refusal = catchThrowableOfType(StatusException.class, work::run);
    assertThat(refusal.kind()).isEqualTo(StatusException.Kind.INVALID_INPUT);
    assertThat(refusal.payload()).isEqualTo(field);
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  private void open(Text name, Status status, Text body, String author) {
    node.incidents.open(new NewIncident(name, status, null, body, Map.of(), author));
  }

  private void plan(
      Set<String> components, Instant from, Instant until, @Nullable Duration remind) {
    node.incidents
        .maintenance()
        .plan(
            new NewMaintenance(
                text("Work"), text("We work."), components, from, until, remind, "alice"));
  }

  @Test
  void refusesTextsThatCannotBeShown() {
    Text ok = text("ok");
    refused("name", "missing", () -> open(text(" "), Status.IDENTIFIED, ok, "a"));
    refused("name", "too_long", () -> open(text("x".repeat(201)), Status.IDENTIFIED, ok, "a"));
    refused("name", "not_text", () -> open(text("a\nBcc: b"), Status.IDENTIFIED, ok, "a"));
    refused("name", "not_text", () -> open(text("a\u2028b"), Status.IDENTIFIED, ok, "a"));
    refused(
        "name_de",
        "too_long",
        () -> open(new Text("a", "x".repeat(201)), Status.IDENTIFIED, ok, "a"));
    refused("body", "missing", () -> open(ok, Status.IDENTIFIED, text("\n"), "a"));
    refused("body", "too_long", () -> open(ok, Status.IDENTIFIED, text("x".repeat(4001)), "a"));
    refused("body", "not_text", () -> open(ok, Status.IDENTIFIED, text("a\0b"), "a"));
    refused("body", "not_text", () -> open(ok, Status.IDENTIFIED, text("a\ud800b"), "a"));
    refused("author", "missing", () -> open(ok, Status.IDENTIFIED, ok, ""));
  }

  @Test
  void refusesAStatusThatDoesNotFit() {
    Text ok = text("ok");
    refused("status", "unknown", () -> open(ok, Status.SCHEDULED, ok, "a"));
    refused("status", "not_now", () -> open(ok, Status.POSTMORTEM, ok, "a"));
    String id = node.incidents.open(incident(Map.of())).id();
    refused(
        "status", "not_now", () -> node.incidents.update(id, update(Status.POSTMORTEM, Map.of())));
    node.incidents.update(id, update(Status.RESOLVED, Map.of()));
    refused(
        "status", "not_now", () -> node.incidents.update(id, update(Status.RESOLVED, Map.of())));
    node.incidents.update(id, update(Status.POSTMORTEM, Map.of()));
    refused(
        "status",
        "not_now",
        () -> node.incidents.update(id, update(Status.INVESTIGATING, Map.of())));
  }

  @Test
  void refusesComponentsThatCannotBeMeant() {
    refused(
        "components",
        "unknown",
        () -> node.incidents.open(incident(Map.of("nothing00000", State.MAJOR_OUTAGE))));
    refused(
        "components", "state", () -> node.incidents.open(incident(Map.of(IMAP, State.UNKNOWN))));
    String id = node.incidents.open(incident(Map.of())).id();
    refused(
        "components",
        "not_over",
        () -> node.incidents.update(id, update(Status.RESOLVED, Map.of(IMAP, State.MAJOR_OUTAGE))));
    refused("components", "missing", () -> plan(Set.of(), NOON, NOON.plusSeconds(60), null));
  }

  @Test
  void refusesAMessageFromTheFuture() {
    String id = node.incidents.open(incident(Map.of())).id();
    NewUpdate future =
        new NewUpdate(
            Status.IDENTIFIED, null, text("x"), Map.of(), NOON.plusSeconds(1), "bob", null);
    refused("display_at", "in_future", () -> node.incidents.update(id, future));
    NewUpdate past =
        new NewUpdate(
            Status.IDENTIFIED, null, text("x"), Map.of(), NOON.minusSeconds(600), "bob", null);
    assertThat(node.incidents.update(id, past).updates().get(0).displayAt())
        .isEqualTo(NOON.minusSeconds(600));
  }

  @Test
  void refusesTimesThatAreNotInOrder() {
    Set<String> imap = Set.of(IMAP);
    Instant hour = NOON.plusSeconds(3600);
    refused("scheduled_for", "in_past", () -> plan(imap, NOON.minusSeconds(1), hour, null));
    refused("scheduled_until", "not_after_begin", () -> plan(imap, hour, hour, null));
    refused(
        "scheduled_for",
        "too_far",
        () -> plan(imap, Instant.parse("+12026-01-01T00:00:00Z"), Instant.MAX, null));
    refused(
        "scheduled_until",
        "too_far",
        () -> plan(imap, hour, Instant.parse("2126-01-01T00:00:00Z"), null));
    refused(
        "remind_before",
        "out_of_range",
        () -> plan(imap, hour, hour.plusSeconds(1), Duration.ofSeconds(-1)));
  }
}

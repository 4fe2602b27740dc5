package net.psmail.status.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import net.psmail.status.component.Component;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.Source;
import net.psmail.status.component.State;
import net.psmail.status.database.Database;
import net.psmail.status.database.Leases;
import net.psmail.status.database.TestDatabase;
import net.psmail.status.probe.FakeServer;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes with one database, of which one leads after the other. */
class LeadershipIT {

  private final Path directory;
  private final FakeServer server = FakeServer.plain(FakeServer.saying("HTTP/1.1 200 OK"));
  private final List<OwnPage> nodes = new ArrayList<>();

  LeadershipIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void end() {
    nodes.forEach(OwnPage::close);
    server.close();
  }

  private void close(OwnPage node) {
    nodes.remove(node);
    node.close();
  }

  private OwnPage node(DataSource source) {
    Probe probe =
        Probe.of("web", ProbeKind.HTTP, "http://127.0.0.1:" + server.port() + "/", Map.of())
            .every(Duration.ofSeconds(1), Duration.ofMillis(500));
    OwnPage node = new OwnPage(source, directory, List.of(probe));
    nodes.add(node);
    return node;
  }

  /** What a node knows when its one component has been in a state for some seconds. */
  private static Report report(OwnPage node, State state, int seconds) {
    Component component = node.plan().definitions().components().values().iterator().next();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    ComponentView view =
        new ComponentView(
            component,
            state,
            Source.PROBES,
            true,
            state,
            state == State.UNKNOWN ? null : now.minusSeconds(seconds),
            null);
    return new Report(Overall.UNKNOWN, List.of(), List.of(view), now);
  }

  private static State state(OwnPage node) {
    return node.node.report().components().stream()
        .map(ComponentView::state)
        .findFirst()
        .orElse(State.UNKNOWN);
  }

  private static List<String> told(Database database) {
    return database.query(
        "read what was told",
        row -> row.getString("status_before") + " to " + row.getString("status"),
        "select status_before, status from notice order by happened_at");
  }

  private static List<String> kept(Database database) {
    return database.query(
        "read what was kept",
        row -> row.getString("state"),
        "select state from component_span order by began_at");
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatTheLastLeaderSawAndDidNotTell(TestDatabase kind) {
    DataSource source = kind.fresh();
    OwnPage last = node(source);
    OwnPage next = node(source);
    last.chores.run(report(last, State.OPERATIONAL, 60));
    assertThat(told(last.database)).isEmpty();

    next.chores.run(report(next, State.UNKNOWN, 0));
    next.chores.run(report(next, State.MAJOR_OUTAGE, 30));
    assertThat(told(next.database)).containsExactly("operational to major_outage");
  }

  @ParameterizedTest
  @EnumSource
  void tellsNothingThatTheLastLeaderTold(TestDatabase kind) {
    DataSource source = kind.fresh();
    OwnPage last = node(source);
    OwnPage next = node(source);
    last.chores.run(report(last, State.OPERATIONAL, 60));
    last.chores.run(report(last, State.MAJOR_OUTAGE, 30));
    next.chores.run(report(next, State.MAJOR_OUTAGE, 20));
    next.chores.run(report(next, State.UNKNOWN, 0));
    next.chores.run(report(next, State.MAJOR_OUTAGE, 10));
    next.chores.run(report(next, State.OPERATIONAL, 5));
    last.spans.letGo();
    last.chores.run(report(last, State.OPERATIONAL, 1));
    assertThat(told(last.database))
        .containsExactly("operational to major_outage", "major_outage to operational");
  }

  @ParameterizedTest
  @EnumSource
  void keepsNoTurnThatItCannotTell(TestDatabase kind) {
    OwnPage node = node(kind.fresh());
    node.chores.run(report(node, State.OPERATIONAL, 60));
    node.database.update("take away", "alter table notice rename to notice_away");
    node.chores.run(report(node, State.MAJOR_OUTAGE, 30));
    assertThat(kept(node.database)).containsExactly("OPERATIONAL");
    assertThatThrownBy(() -> told(node.database)).hasMessageContaining("read what was told");

    node.database.update("put back", "alter table notice_away rename to notice");
    node.chores.run(report(node, State.MAJOR_OUTAGE, 30));
    assertThat(kept(node.database)).containsExactly("OPERATIONAL", "MAJOR_OUTAGE");
    assertThat(told(node.database)).containsExactly("operational to major_outage");
  }

  @ParameterizedTest
  @EnumSource
  void goesOnWithWhatTheLastLeaderFoundBeforeItEnded(TestDatabase kind) {
    DataSource source = kind.fresh();
    OwnPage last = node(source);
    last.node.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> kept(last.database).size() == 1);
    OwnPage next = node(source);
    next.node.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> state(next) == State.OPERATIONAL);
    server.close();
    await().atMost(Duration.ofSeconds(20)).until(() -> state(last) == State.MAJOR_OUTAGE);
    close(last);

    await().atMost(Duration.ofSeconds(20)).until(() -> kept(next.database).size() == 2);
    assertThat(told(next.database)).containsExactly("operational to major_outage");
    assertThat(state(next)).isEqualTo(State.MAJOR_OUTAGE);
  }

  @Test
  void givesBackTheLeadWhenItEnds() {
    OwnPage node = node(TestDatabase.H2.fresh());
    node.node.start();
    await().atMost(Duration.ofSeconds(20)).until(() -> state(node) == State.OPERATIONAL);
    Leases other = new Leases(node.database, Clock.systemUTC(), "another");
    assertThat(other.take("watch", Duration.ofMinutes(1))).isFalse();
    close(node);
    assertThat(other.take("watch", Duration.ofMinutes(1))).isTrue();
  }
}

package net.psmail.status.incident;

import static net.psmail.status.incident.Node.IMAP;
import static net.psmail.status.incident.Node.NOON;
import static net.psmail.status.incident.Node.incident;
import static net.psmail.status.incident.Node.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentRacesIT {

  private static final int NODES = 4;
  private static final int ROUNDS = 5;
  private static final Text READING = text("Reading mail");

  private final List<Node> nodes = new ArrayList<>();

  private void start(TestDatabase kind) {
    DataSource source = kind.fresh();
    nodes.add(Node.first(source));
    while (nodes.size() < NODES) {
      Node node = new Node(source);
      node.rows("incident");
      nodes.add(node);
    }
  }

  /** What each node's work gave or how it was refused, when all begin at the same time. */
  private static List<String> atOnce(List<Callable<String>> works) throws Exception {
    CyclicBarrier gate = new CyclicBarrier(works.size());
    ExecutorService threads = Executors.newFixedThreadPool(works.size());
    List<Future<String>> running = new ArrayList<>();
    for (Callable<String> work : works) {
      running.add(
          threads.submit(
              () -> {
                gate.await();
                try {
                  return work.call();
                } catch (StatusException refusal) {
                  return refusal.kind().name();
                }
              }));
    }
    List<String> results = new ArrayList<>();
    for (Future<String> one : running) {
      results.add(one.get());
    }
    threads.shutdown();
    return results;
  }

  @ParameterizedTest
  @EnumSource
  void beginsAndEndsMaintenanceOnce(TestDatabase kind) throws Exception {
    start(kind);
    Node first = nodes.get(0);
    IncidentView planned =
        first
            .incidents
            .maintenance()
            .plan(
                new NewMaintenance(
                    text("Work"),
                    text("We work."),
                    Set.of(IMAP),
                    NOON.plusSeconds(60),
                    NOON.plusSeconds(120),
                    null,
                    "alice"));
    for (int seconds : new int[] {60, 120}) {
      List<Callable<String>> ticks = new ArrayList<>();
      for (Node node : nodes) {
        node.at(NOON.plusSeconds(seconds));
        ticks.add(() -> Integer.toString(node.incidents.tick()));
      }
      assertThat(atOnce(ticks)).containsExactlyInAnyOrder("1", "0", "0", "0");
    }
    assertThat(first.heard(planned.id())).containsExactly("ENDED", "PLANNED", "STARTED");
    assertThat(first.incidents.byId(planned.id()).orElseThrow().updates()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void letsOneOfTwoOperatorsWrite(TestDatabase kind) throws Exception {
    start(kind);
    IncidentView opened = nodes.get(0).incidents.open(incident(Map.of()));
    List<Callable<String>> updates = new ArrayList<>();
    for (Node node : nodes) {
      NewUpdate update =
          new NewUpdate(
              Status.IDENTIFIED, null, text("x"), Map.of(), null, "bob", opened.updatedAt());
      updates.add(() -> node.incidents.update(opened.id(), update).status().name());
    }
    assertThat(atOnce(updates))
        .containsExactlyInAnyOrder("IDENTIFIED", "CONFLICT", "CONFLICT", "CONFLICT");
    assertThat(nodes.get(0).incidents.byId(opened.id()).orElseThrow().updates()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void keepsAllMessagesOfOperatorsWhoDoNotMindEachOther(TestDatabase kind) throws Exception {
    start(kind);
    IncidentView opened = nodes.get(0).incidents.open(incident(Map.of()));
    List<Callable<String>> updates = new ArrayList<>();
    for (Node node : nodes) {
      updates.add(
          () ->
              node.incidents
                  .update(opened.id(), Node.update(Status.IDENTIFIED, Map.of()))
                  .status()
                  .name());
    }
    assertThat(atOnce(updates)).containsOnly("IDENTIFIED");
    assertThat(nodes.get(0).incidents.byId(opened.id()).orElseThrow().updates())
        .extracting(UpdateView::createdAt)
        .doesNotHaveDuplicates()
        .hasSize(NODES + 1);
  }

  @ParameterizedTest
  @EnumSource
  void proposesOneIncidentForAComponent(TestDatabase kind) throws Exception {
    start(kind);
    List<Callable<String>> proposals = new ArrayList<>();
    for (Node node : nodes) {
      proposals.add(() -> Boolean.toString(propose(node)));
    }
    assertThat(atOnce(proposals)).containsExactlyInAnyOrder("true", "false", "false", "false");
    assertThat(nodes.get(0).incidents.proposals().waiting()).hasSize(1);
  }

  private static boolean propose(Node node) {
    return node.incidents.proposals().propose(IMAP, READING, State.MAJOR_OUTAGE, "x", NOON);
  }

  @ParameterizedTest
  @EnumSource
  void neverProposesBesideAnOpenIncident(TestDatabase kind) throws Exception {
    start(kind);
    for (int i = 0; i < ROUNDS; i++) {
      Map<String, State> down = Map.of(IMAP, State.MAJOR_OUTAGE);
      atOnce(
          List.of(
              () -> nodes.get(0).incidents.open(incident(down)).id(),
              () -> Boolean.toString(propose(nodes.get(1)))));
      assertThat(nodes.get(2).incidents.proposals().waiting()).isEmpty();
      String id = nodes.get(0).incidents.open().get(0).id();
      nodes.get(0).incidents.update(id, Node.update(Status.RESOLVED, Map.of()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void publishesOrWithdrawsButNotBoth(TestDatabase kind) throws Exception {
    start(kind);
    Node reader = nodes.get(0);
    for (int i = 0; i < ROUNDS; i++) {
      propose(reader);
      String id = reader.incidents.proposals().waiting().get(0).id();
      List<String> results =
          atOnce(
              List.of(
                  () -> nodes.get(1).incidents.proposals().publish(id, "alice", null).id(),
                  () -> Boolean.toString(nodes.get(2).incidents.proposals().withdraw(IMAP))));
      Optional<IncidentView> open = reader.incidents.byId(id);
      assertThat(results)
          .isEqualTo(open.isPresent() ? List.of(id, "false") : List.of("CONFLICT", "true"));
      assertThat(reader.heard(id)).hasSize(open.isPresent() ? 1 : 0);
      if (open.isPresent()) {
        reader.incidents.update(id, Node.update(Status.RESOLVED, Map.of()));
      }
    }
  }
}

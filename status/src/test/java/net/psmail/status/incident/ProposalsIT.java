package net.psmail.status.incident;

import static net.psmail.status.incident.Node.IMAP;
import static net.psmail.status.incident.Node.NOON;
import static net.psmail.status.incident.Node.SMTP;
import static net.psmail.status.incident.Node.incident;
import static net.psmail.status.incident.Node.text;
import static net.psmail.status.incident.Node.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProposalsIT {

  private static final Text READING = new Text("Reading mail", "Mail lesen");

  private static boolean propose(Node node, State state) {
    return node.incidents
        .proposals()
        .propose(IMAP, READING, state, "refused", NOON.minusSeconds(90));
  }

  private static IncidentView only(Node node) {
    assertThat(node.incidents.proposals().waiting()).hasSize(1);
    return node.incidents.proposals().waiting().get(0);
  }

  @ParameterizedTest
  @EnumSource
  void hidesAProposalFromReaders(TestDatabase kind) {
    Node node = Node.alone(kind);
    assertThat(propose(node, State.MAJOR_OUTAGE)).isTrue();
    IncidentView proposal = only(node);
    assertThat(proposal.name())
        .isEqualTo(new Text("Reading mail: down", "Mail lesen: ausgefallen"));
    assertThat(proposal.began()).isEqualTo(NOON.minusSeconds(90));
    assertThat(proposal.proposedBy()).isEqualTo(IMAP);
    assertThat(proposal.desk().finding()).isEqualTo("refused");
    assertThat(node.incidents.open()).isEmpty();
    assertThat(node.incidents.recent(Kind.INCIDENT, 9)).isEmpty();
    assertThat(node.incidents.byId(proposal.id())).isEmpty();
    assertThat(node.incidents.told()).isEmpty();
    assertThat(node.heard(proposal.id())).isEmpty();
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> node.incidents.update(proposal.id(), update(Status.IDENTIFIED, Map.of())))
        .extracting(StatusException::kind)
        .isEqualTo(StatusException.Kind.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource
  void publishesAProposalAsItStands(TestDatabase kind) {
    Node node = Node.alone(kind);
    propose(node, State.MAJOR_OUTAGE);
    IncidentView proposal = only(node);
    node.after(Duration.ofMinutes(2));
    IncidentView published =
        node.incidents.proposals().publish(proposal.id(), "alice", proposal.updatedAt());
    assertThat(published.id()).isEqualTo(proposal.id());
    assertThat(published.began()).isEqualTo(NOON.minusSeconds(90));
    assertThat(published.publishedAt()).isEqualTo(NOON.plusSeconds(120));
    assertThat(published.updates()).hasSize(1);
    assertThat(published.updates().get(0).author()).isEqualTo("alice");
    assertThat(node.incidents.open()).containsExactly(published);
    assertThat(node.incidents.proposals().waiting()).isEmpty();
    assertThat(node.incidents.told()).isEqualTo(Map.of(IMAP, State.MAJOR_OUTAGE));
    assertThat(node.heard(published.id())).containsExactly("OPENED");
    assertThat(node.incidents.proposals().withdraw(IMAP)).isFalse();
    assertThat(node.incidents.open()).containsExactly(published);
  }

  @ParameterizedTest
  @EnumSource
  void publishesWhatAnOperatorMadeOfIt(TestDatabase kind) {
    Node node = Node.alone(kind);
    propose(node, State.MAJOR_OUTAGE);
    NewIncident changed = incident(Map.of(IMAP, State.PARTIAL_OUTAGE, SMTP, State.MAJOR_OUTAGE));
    IncidentView published = node.incidents.proposals().publish(only(node).id(), changed, null);
    assertThat(published.name()).isEqualTo(changed.name());
    assertThat(published.affected()).isEqualTo(changed.components());
    assertThat(published.updates()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void withdrawsAProposalByItself(TestDatabase kind) {
    Node node = Node.alone(kind);
    propose(node, State.MAJOR_OUTAGE);
    IncidentView proposal = only(node);
    assertThat(node.incidents.proposals().withdraw(IMAP)).isTrue();
    assertThat(node.incidents.proposals().waiting()).isEmpty();
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(() -> node.incidents.proposals().publish(proposal.id(), "alice", null))
        .extracting(StatusException::kind)
        .isEqualTo(StatusException.Kind.CONFLICT);
    assertThat(propose(node, State.MAJOR_OUTAGE)).isTrue();
    node.after(Duration.ofDays(8));
    assertThat(node.incidents.tick()).isOne();
    assertThat(node.rows("incident")).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void keepsADismissedProposalQuietUntilTheComponentWasWell(TestDatabase kind) {
    Node node = Node.alone(kind);
    propose(node, State.PARTIAL_OUTAGE);
    node.incidents.proposals().dismiss(only(node).id());
    assertThat(node.incidents.proposals().waiting()).isEmpty();
    assertThat(propose(node, State.PARTIAL_OUTAGE)).isFalse();
    assertThat(propose(node, State.DEGRADED_PERFORMANCE)).isFalse();
    assertThat(propose(node, State.MAJOR_OUTAGE)).isTrue();
    node.incidents.proposals().dismiss(only(node).id());
    assertThat(node.incidents.proposals().withdraw(IMAP)).isTrue();
    assertThat(propose(node, State.PARTIAL_OUTAGE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void followsTheStateOfTheComponent(TestDatabase kind) {
    Node node = Node.alone(kind);
    propose(node, State.DEGRADED_PERFORMANCE);
    IncidentView first = only(node);
    assertThat(propose(node, State.DEGRADED_PERFORMANCE)).isFalse();
    assertThat(propose(node, State.MAJOR_OUTAGE)).isTrue();
    IncidentView second = only(node);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.affected()).isEqualTo(Map.of(IMAP, State.MAJOR_OUTAGE));
    assertThatExceptionOfType(StatusException.class)
        .isThrownBy(
            () -> node.incidents.proposals().publish(first.id(), "alice", first.updatedAt()))
        .extracting(StatusException::kind)
        .isEqualTo(StatusException.Kind.CONFLICT);
  }

  @ParameterizedTest
  @EnumSource
  void proposesNothingThatOperatorsSpeakOf(TestDatabase kind) {
    Node node = Node.alone(kind);
    String id = node.incidents.open(incident(Map.of(IMAP, State.MAJOR_OUTAGE))).id();
    assertThat(propose(node, State.MAJOR_OUTAGE)).isFalse();
    node.incidents.update(id, update(Status.RESOLVED, Map.of()));
    assertThat(propose(node, State.MAJOR_OUTAGE)).isTrue();
    node.incidents.open(incident(Map.of(IMAP, State.MAJOR_OUTAGE)));
    assertThat(node.incidents.proposals().waiting()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shortensALongFinding(TestDatabase kind) {
    Node node = Node.alone(kind);
    String finding = "x".repeat(199) + "\ud83d\ude80 and more";
    node.incidents.proposals().propose(IMAP, READING, State.MAJOR_OUTAGE, finding, NOON);
    assertThat(only(node).desk().finding()).isEqualTo("x".repeat(199));
  }

  @ParameterizedTest
  @EnumSource
  void proposesNothingDuringMaintenance(TestDatabase kind) {
    Node node = Node.alone(kind);
    node.incidents
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
    node.after(Duration.ofSeconds(61));
    assertThat(propose(node, State.MAJOR_OUTAGE)).isFalse();
    node.incidents.tick();
    assertThat(propose(node, State.MAJOR_OUTAGE)).isFalse();
    node.after(Duration.ofSeconds(60));
    node.incidents.tick();
    assertThat(propose(node, State.MAJOR_OUTAGE)).isTrue();
  }
}

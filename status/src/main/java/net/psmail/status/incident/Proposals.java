package net.psmail.status.incident;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import net.psmail.status.StatusException;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.database.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Incidents that probes propose and that nobody but operators sees. There is one at the most for a
 * component, and none where an open incident or running maintenance speaks of it already. A
 * proposal is published, or dismissed, or goes by itself when the component is well again; while it
 * stays dismissed no other is made.
 */
public final class Proposals {

  private static final String WAITING =
      "published_at is null and resolved_at is null and proposed_by = ?";
  private static final int LONGEST_FINDING = 200;
  private static final String NO_INCIDENT = "-";

  private final Ledger ledger;

  Proposals(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Those that operators have not decided on, newest first. */
  public List<IncidentView> waiting() {
    return ledger.list(
        "published_at is null and resolved_at is null and dismissed_at is null"
            + " order by began_at desc, id");
  }

  /**
   * Proposes an incident because a component is limited or down; a proposal that there is already
   * follows the state.
   *
   * @param finding what the probe found, for operators
   * @param at since when the component is so
   * @return whether something changed
   */
  public boolean propose(
      String componentId, Text componentName, State state, String finding, Instant at) {
    if (state.compareTo(State.DEGRADED_PERFORMANCE) < 0) {
      throw StatusException.invalidInput("state", "not_trouble");
    }
    // Probes say the same in every round, and nobody shall wait for the lock for that.
    if (ledger.list(WAITING, componentId).stream().anyMatch(one -> says(one, componentId, state))) {
      return false;
    }
    NewIncident draft = Sentences.proposal(componentId, componentName, state);
    return ledger.change(
        "propose an incident",
        change -> {
          IncidentView known = about(change, componentId);
          if (known == null ? isSpokenOf(change, componentId) : says(known, componentId, state)) {
            return false;
          }
          if (known != null) {
            IncidentTable.delete(change.connection(), known.id());
          }
          IncidentView proposal =
              Entries.incident(
                  known == null ? Ids.random() : known.id(),
                  draft,
                  known == null ? at : known.began(),
                  null,
                  known == null ? change.now() : change.after(known),
                  componentId,
                  shortened(finding));
          IncidentTable.insert(change.connection(), proposal);
          change.add(proposal, Entries.first(draft, change.standing()), Notice.Kind.OPENED);
          return true;
        });
  }

  private static String shortened(String finding) {
    if (finding.length() <= LONGEST_FINDING) {
      return finding;
    }
    boolean cut = Character.isHighSurrogate(finding.charAt(LONGEST_FINDING - 1));
    return finding.substring(0, cut ? LONGEST_FINDING - 1 : LONGEST_FINDING);
  }

  /** Whether a proposal says this already; one that was dismissed says all that is not worse. */
  private static boolean says(IncidentView proposal, String componentId, State state) {
    State before = proposal.affected().getOrDefault(componentId, State.OPERATIONAL);
    return before == state
        || (proposal.desk().dismissedAt() != null && state.compareTo(before) < 0);
  }

  private static @Nullable IncidentView about(Change change, String componentId)
      throws SQLException {
    return IncidentTable.list(change.connection(), "removed_at is null and " + WAITING, componentId)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Whether operators speak of the component already. */
  private static boolean isSpokenOf(Change change, String componentId) throws SQLException {
    List<IncidentView> open =
        IncidentTable.list(
            change.connection(), "removed_at is null and " + Told.OPEN + " order by id");
    return Told.held(open, change.now()).contains(componentId)
        || open.stream()
            .anyMatch(
                one -> one.status() != Status.SCHEDULED && one.affected().containsKey(componentId));
  }

  /**
   * Takes back what was proposed for a component, because it is well again.
   *
   * @return whether there was something to take back
   */
  public boolean withdraw(String componentId) {
    if (ledger.due(WAITING, componentId).isEmpty()) {
      return false;
    }
    return ledger.change(
        "withdraw a proposal",
        change ->
            IncidentTable.endProposals(change.connection(), componentId, NO_INCIDENT, change.now())
                > 0);
  }

  /** Hides a proposal; there will be no other before the component was well again. */
  public void dismiss(String id) {
    ledger.change(
        "dismiss a proposal",
        change -> {
          IncidentView proposal = waiting(change, id, null);
          IncidentTable.dismiss(change.connection(), id, change.now(), change.after(proposal));
          return id;
        });
  }

  /** Publishes a proposal as it stands. */
  public IncidentView publish(String id, String author, @Nullable Instant seen) {
    return ledger.change(
        "publish a proposal", change -> publish(change, waiting(change, id, seen), null, author));
  }

  /** Publishes a proposal with what an operator made of it. */
  public IncidentView publish(String id, NewIncident draft, @Nullable Instant seen) {
    return ledger.change(
        "publish a proposal",
        change -> publish(change, waiting(change, id, seen), draft, draft.author()));
  }

  private static IncidentView publish(
      Change change, IncidentView proposal, @Nullable NewIncident changed, String author)
      throws SQLException {
    NewIncident draft =
        changed == null
            ? new NewIncident(
                proposal.name(),
                proposal.status(),
                null,
                proposal.updates().get(0).body(),
                proposal.affected(),
                author)
            : changed;
    Change.Entry entry = Entries.first(draft, change.standing());
    IncidentView incident =
        Entries.incident(
            proposal.id(),
            draft,
            proposal.began(),
            change.now(),
            change.now(),
            proposal.proposedBy(),
            proposal.desk().finding());
    IncidentTable.delete(change.connection(), proposal.id());
    IncidentTable.insert(change.connection(), incident);
    change.add(incident, entry, Notice.Kind.OPENED);
    return change.require(incident.id(), null);
  }

  private static IncidentView waiting(Change change, String id, @Nullable Instant seen)
      throws SQLException {
    IncidentView proposal = change.find("removed_at is null and id = ?", id);
    Change.unchanged("proposal", proposal.updatedAt(), seen);
    if (proposal.publishedAt() != null || proposal.resolvedAt() != null) {
      throw StatusException.conflict("proposal");
    }
    return proposal;
  }
}

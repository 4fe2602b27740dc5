package net.psmail.status.component;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The components of this page and where each stands, in memory; safe for many threads.
 *
 * <p>A component is as bad as the worst of its probes. Operators know more: planned work, then
 * their word about the component, then their open incidents win over the probes.
 */
public final class Components {

  private final Clock clock;
  private final Instant begun;
  private Definitions definitions = Definitions.NONE;
  private Map<String, Said> said = Map.of();
  private final Map<String, Standing> standings = new HashMap<>();
  private final Map<String, Turn> turns = new HashMap<>();

  /** What somebody other than the probes says of a component. */
  public record Said(State state, Source source) {}

  /** Since when a component has been in a state. */
  public record Turn(State state, Instant since) {}

  public Components(Clock clock) {
    this.clock = clock;
    this.begun = clock.instant();
  }

  /** Takes another set of groups, components and probes; what is known of those that stay stays. */
  public synchronized void define(Definitions definitions) {
    this.definitions = definitions;
    standings.keySet().retainAll(definitions.probes().keySet());
    turns.keySet().retainAll(definitions.components().keySet());
  }

  /** What operators say by incidents and planned work, by component id. */
  public synchronized void hear(Map<String, Said> said) {
    this.said = Map.copyOf(said);
  }

  /** Takes over where probes stand from an earlier run or another node. */
  public synchronized void recall(Map<String, Standing> known) {
    known.forEach(
        (id, standing) -> {
          if (definitions.probes().containsKey(id)) {
            standings.put(id, standing);
          }
        });
  }

  /** Takes over since when components have been in their states. */
  public synchronized void recallTurns(Map<String, Turn> known) {
    turns.putAll(known);
    turns.keySet().retainAll(definitions.components().keySet());
  }

  /**
   * Takes one more look into account.
   *
   * @return where the probe stands, or nothing when there is no such probe or another one takes the
   *     blame
   */
  public synchronized Optional<Standing> note(String probeId, Outcome outcome) {
    Watched probe = definitions.probes().get(probeId);
    if (probe == null || (outcome.failed() && isExcused(probe))) {
      return Optional.empty();
    }
    Standing before =
        standings
            .getOrDefault(probeId, Standing.UNKNOWN)
            .ifSeenAfter(outcome.at().minus(probe.gap()));
    Standing after = before.after(outcome, probe);
    standings.put(probeId, after);
    return Optional.of(after);
  }

  /** Whether the way to it, which another probe looks at, is what fails. */
  private boolean isExcused(Watched probe) {
    String way = probe.dependsOn();
    return way != null && standings.getOrDefault(way, Standing.UNKNOWN).isFailing();
  }

  public synchronized boolean isUnknown(String probeId) {
    return standings.getOrDefault(probeId, Standing.UNKNOWN).state() == State.UNKNOWN;
  }

  /** Where each probe stands, by its id. */
  public synchronized Map<String, Standing> standings() {
    return Map.copyOf(standings);
  }

  /** Everything that is known now. */
  public synchronized Report report() {
    Instant now = clock.instant();
    Map<String, List<Watched>> probes =
        definitions.probes().values().stream().collect(Collectors.groupingBy(Watched::componentId));
    List<ComponentView> views =
        definitions.components().values().stream()
            .map(one -> view(one, probes.getOrDefault(one.id(), List.of()), now))
            .toList();
    return new Report(
        Overall.of(views.stream().map(ComponentView::state).toList()),
        definitions.groups(),
        views,
        checkedAt());
  }

  private Instant checkedAt() {
    return standings.values().stream()
        .map(Standing::last)
        .map(last -> last == null ? begun : last.at())
        .max(Comparator.naturalOrder())
        .orElse(begun);
  }

  private ComponentView view(Component component, List<Watched> probes, Instant now) {
    List<Standing> fresh =
        probes.stream()
            .filter(probe -> !isOnlyExcused(probe))
            .map(
                probe ->
                    standings
                        .getOrDefault(probe.probeId(), Standing.UNKNOWN)
                        .ifSeenAfter(now.minus(probe.gap())))
            .toList();
    State probed = probes.isEmpty() ? State.OPERATIONAL : probed(fresh);
    Said word = word(component, probed);
    Turn turn = turn(component.id(), word.state(), began(fresh, word, now));
    return new ComponentView(
        component,
        word.state(),
        word.source(),
        !probes.isEmpty(),
        probed,
        word.state() == State.UNKNOWN ? null : turn.since(),
        trouble(fresh, probed));
  }

  private boolean isOnlyExcused(Watched probe) {
    return isExcused(probe) && isUnknown(probe.probeId());
  }

  private Said word(Component component, State probed) {
    Said others = said.get(component.id());
    if (others != null && others.source() == Source.MAINTENANCE) {
      return others;
    }
    State told = component.told();
    if (told != null) {
      return new Said(told, Source.OPERATOR);
    }
    return others == null ? new Said(probed, Source.PROBES) : others;
  }

  /** Nobody may be told that all is well before all was looked at, but what is bad is known. */
  private static State probed(Collection<Standing> fresh) {
    State worst =
        fresh.stream()
            .map(Standing::state)
            .filter(state -> state != State.UNKNOWN)
            .max(Comparator.naturalOrder())
            .orElse(State.UNKNOWN);
    boolean allKnown = fresh.stream().noneMatch(one -> one.state() == State.UNKNOWN);
    return allKnown || worst != State.OPERATIONAL ? worst : State.UNKNOWN;
  }

  private static Instant began(List<Standing> fresh, Said word, Instant now) {
    return fresh.stream()
        .filter(one -> word.source() == Source.PROBES && one.state() == word.state())
        .map(Standing::since)
        .filter(since -> since != null)
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private Turn turn(String id, State state, Instant began) {
    Turn known = turns.get(id);
    if (known != null && known.state() == state) {
      return known;
    }
    // Only the probes know of a beginning in the past, and it cannot lie before the last turn.
    Instant since = known != null && began.isBefore(known.since()) ? known.since() : began;
    Turn turn = new Turn(state, since);
    turns.put(id, turn);
    return turn;
  }

  private static @Nullable Outcome trouble(List<Standing> fresh, State probed) {
    if (probed == State.UNKNOWN || probed == State.OPERATIONAL) {
      return null;
    }
    return fresh.stream()
        .filter(one -> one.state() == probed)
        .map(Standing::last)
        .filter(last -> last != null)
        .findFirst()
        .orElse(null);
  }
}

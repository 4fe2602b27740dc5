package net.psmail.status.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.psmail.status.StatusException;
import net.psmail.status.api.Tokens;
import net.psmail.status.component.Component;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Report;
import net.psmail.status.component.Source;
import net.psmail.status.component.State;
import net.psmail.status.history.Spans;
import net.psmail.status.incident.Incidents;
import net.psmail.status.probe.Outcome;

/** What the leading node does in every round, besides looking. */
final class Chores {

  private static final Logger LOG = Logger.getLogger(Chores.class.getName());

  /** A trouble that is over before this needs no words. */
  private static final Duration SETTLED = Duration.ofMinutes(2);

  private final Tokens tokens;
  private final Path consoleToken;
  private final Incidents incidents;
  private final Spans spans;
  private final Subscribers subscribers;
  private final Clock clock;

  /** Components that were well in the round before, of which nothing is proposed. */
  private final Set<String> well = new HashSet<>();

  Chores(
      Tokens tokens,
      Path consoleToken,
      Incidents incidents,
      Spans spans,
      Subscribers subscribers,
      Clock clock) {
    this.tokens = tokens;
    this.consoleToken = consoleToken;
    this.incidents = incidents;
    this.spans = spans;
    this.subscribers = subscribers;
    this.clock = clock;
  }

  /** Does what is due; what fails is tried again in the next round. */
  void run(Report report) {
    try {
      follow(report);
      incidents.tick();
      report.components().forEach(this::propose);
      tokens.console(consoleToken);
    } catch (StatusException away) {
      LOG.log(Level.FINE, "The database is away", away);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Cannot write the console''s token: {0}", e.getMessage());
    }
  }

  /**
   * Keeps what has turned and tells subscribers of it in one transaction. What counts is what the
   * database knows: a turn that the last leader saw but did not tell is told by the next one.
   */
  private void follow(Report report) {
    Map<String, Component> components = new HashMap<>();
    Map<String, Spans.Now> states = new HashMap<>();
    for (ComponentView view : report.components()) {
      Instant since = Objects.requireNonNullElse(view.since(), clock.instant());
      components.put(view.id(), view.component());
      states.put(view.id(), new Spans.Now(view.state(), since));
    }
    spans.follow(
        states,
        clock.instant(),
        (connection, turn) -> {
          Component component = Objects.requireNonNull(components.get(turn.componentId()));
          subscribers.tell(connection, component, turn);
        });
  }

  /** Proposes an incident for what has been down for a while, and takes that back. */
  private void propose(ComponentView view) {
    Instant since = view.since();
    Outcome trouble = view.trouble();
    if (view.probed() == State.OPERATIONAL) {
      if (!well.contains(view.id())) {
        incidents.proposals().withdraw(view.id());
        well.add(view.id());
      }
      return;
    }
    well.remove(view.id());
    if (view.source() == Source.PROBES
        && isDown(view.probed())
        && since != null
        && since.plus(SETTLED).isBefore(clock.instant())) {
      incidents
          .proposals()
          .propose(
              view.id(),
              view.component().name(),
              view.probed(),
              trouble == null ? "" : finding(trouble),
              since);
    }
  }

  private static String finding(Outcome trouble) {
    String detail = trouble.detail();
    String words = trouble.finding().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return detail == null ? words : words + ": " + detail;
  }

  private static boolean isDown(State state) {
    return state == State.PARTIAL_OUTAGE || state == State.MAJOR_OUTAGE;
  }
}

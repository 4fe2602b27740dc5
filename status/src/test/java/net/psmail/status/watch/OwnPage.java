package net.psmail.status.watch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import net.psmail.status.Settings;
import net.psmail.status.api.Tokens;
import net.psmail.status.catalogue.Catalogue;
import net.psmail.status.catalogue.ProbeEntries;
import net.psmail.status.database.Database;
import net.psmail.status.database.Leases;
import net.psmail.status.history.History;
import net.psmail.status.history.Retention;
import net.psmail.status.history.Spans;
import net.psmail.status.incident.Incidents;
import net.psmail.status.page.PageSettings;
import net.psmail.status.page.Pages;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.Prober;
import net.psmail.status.probe.ProberSettings;
import net.psmail.status.probe.Trust;
import net.psmail.status.subscription.SubscriptionSettings;
import net.psmail.status.subscription.Subscriptions;

/** A status page as {@link Start} makes it, without a container and with the usual retention. */
final class OwnPage implements AutoCloseable {

  private final Clock clock = Clock.systemUTC();
  private final ScheduledThreadPoolExecutor ends = new ScheduledThreadPoolExecutor(1);
  private final Prober prober;
  private final Subscriptions subscriptions;
  final Database database;
  final Plans plans;
  final Spans spans;
  final History history;
  final Incidents incidents;
  final Pages pages;
  final Chores chores;
  final Node node;

  /**
   * One that does nothing yet.
   *
   * @param files its directory, in which ca.pem may lie
   */
  OwnPage(DataSource source, Path files, List<Probe> probes) {
    Map<String, String> values =
        Map.of("psmail.data", files.toString(), "psmail.status.trust", files + "/ca.pem");
    Settings settings = new Settings(key -> Optional.ofNullable(values.get(key)));
    WatchSettings watching =
        new WatchSettings(
            probes,
            true,
            ProberSettings.from(settings),
            Duration.ofMinutes(1),
            Retention.from(settings),
            files.resolve("console.token"));
    PageSettings page = PageSettings.from(settings, watching.interval());
    ThreadFactory threads = Executors.defaultThreadFactory();
    database = new Database(source);
    Leases leases = new Leases(database, clock, UUID.randomUUID().toString());
    Standings standings = new Standings();
    subscriptions =
        new Subscriptions(
            SubscriptionSettings.from(settings),
            database,
            leases,
            standings::overall,
            new Trust(watching.prober().trust()).sockets(),
            clock,
            threads);
    Subscribers subscribers = new Subscribers(subscriptions, page.url());
    incidents = new Incidents(database, clock, standings, subscribers);
    spans = new Spans(database);
    history = new History(database, watching.retention(), clock, threads);
    prober = new Prober(watching.prober(), clock, ends, threads);
    plans =
        new Plans(
            watching,
            new Catalogue(database, clock),
            new ProbeEntries(database, probes, clock),
            incidents,
            prober);
    pages = new Pages(page, "/status", clock);
    chores =
        new Chores(
            new Tokens(database, clock),
            watching.consoleToken(),
            incidents,
            spans,
            subscribers,
            clock);
    node = new Node(plans, leases, history, spans, chores::run, presentation(), clock, threads);
    standings.of(node::report);
  }

  /** The components and probes as they lie in the database now. */
  Plans.Plan plan() {
    plans.read();
    return plans.now();
  }

  /** One that has not read anything yet. */
  Presentation presentation() {
    return new Presentation(pages, incidents, past(), null);
  }

  Past past() {
    return new Past(spans, history, plans::shown, clock);
  }

  @Override
  public void close() {
    node.close();
    subscriptions.close();
    prober.close();
    ends.shutdownNow();
  }
}

package net.psmail.status.watch;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import net.psmail.status.Settings;
import net.psmail.status.api.ApiParts;
import net.psmail.status.api.ProbeParts;
import net.psmail.status.api.Tokens;
import net.psmail.status.catalogue.Catalogue;
import net.psmail.status.catalogue.Groups;
import net.psmail.status.catalogue.ProbeEntries;
import net.psmail.status.database.Database;
import net.psmail.status.database.Leases;
import net.psmail.status.history.History;
import net.psmail.status.history.Spans;
import net.psmail.status.incident.Incidents;
import net.psmail.status.page.PageServlet;
import net.psmail.status.page.PageSettings;
import net.psmail.status.page.Pages;
import net.psmail.status.probe.Prober;
import net.psmail.status.probe.Trust;
import net.psmail.status.probe.Usual;
import net.psmail.status.publish.Publication;
import net.psmail.status.publish.PublishSettings;
import net.psmail.status.subscription.Choice;
import net.psmail.status.subscription.SubscriptionServlet;
import net.psmail.status.subscription.SubscriptionSettings;
import net.psmail.status.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;

/** The parts of the application, joined and kept going until it is closed. */
final class StatusApplication implements AutoCloseable {

  private final Settings settings;
  private final WatchSettings watching;
  private final PageSettings page;
  private final ThreadFactory threads;
  private final Clock clock = Clock.systemUTC();
  private final Database database;
  private final Incidents incidents;
  private final Catalogue catalogue;
  private final ProbeEntries entries;
  private final Subscriptions subscriptions;
  private final Tokens tokens;
  private final @Nullable Publication publication;
  private final Prober prober;
  private final Node node;

  /** Ends what a probe does when its time is up. */
  private final ScheduledThreadPoolExecutor ends;

  /**
   * Joins the parts and has them begin.
   *
   * @throws net.psmail.status.StatusException INVALID_SETTING
   */
  StatusApplication(
      Settings settings, ServletContext context, DataSource source, ThreadFactory threads) {
    this.settings = settings;
    this.watching = WatchSettings.from(settings);
    this.page = PageSettings.from(settings, watching.interval());
    this.threads = threads;
    this.database = new Database(source);
    this.publication =
        PublishSettings.from(settings).map(where -> new Publication(where, threads)).orElse(null);
    Leases leases = new Leases(database, clock, UUID.randomUUID().toString());
    Standings standings = new Standings();
    this.subscriptions = subscriptions(leases, standings);
    Subscribers subscribers = new Subscribers(subscriptions, page.url());
    this.incidents = new Incidents(database, clock, standings, subscribers);
    this.catalogue = new Catalogue(database, clock);
    this.entries = new ProbeEntries(database, watching.probes(), clock);
    this.tokens = new Tokens(database, clock);
    this.ends = new ScheduledThreadPoolExecutor(1, threads);
    this.prober = new Prober(watching.prober(), clock, ends, threads);
    Pages pages = new Pages(page, context.getContextPath(), clock);
    this.node = node(leases, subscribers, pages);
    standings.of(node::report);
    serve(context, pages);
    node.start();
    subscriptions.start();
  }

  private Subscriptions subscriptions(Leases leases, Standings standings) {
    return new Subscriptions(
        SubscriptionSettings.from(settings),
        database,
        leases,
        standings::overall,
        new Trust(watching.prober().trust()).sockets(),
        clock,
        threads);
  }

  private Node node(Leases leases, Subscribers subscribers, Pages pages) {
    Spans spans = new Spans(database);
    History history = new History(database, watching.retention(), clock, threads);
    Plans plans = new Plans(watching, catalogue, entries, incidents, prober);
    Past past = new Past(spans, history, plans::shown, clock);
    Presentation presentation = new Presentation(pages, incidents, past, publication);
    Chores chores =
        new Chores(tokens, watching.consoleToken(), incidents, spans, subscribers, clock);
    Node joined =
        new Node(plans, leases, history, spans, chores::run, presentation, clock, threads);
    presentation.read();
    presentation.renew(joined.report(), false);
    return joined;
  }

  private void serve(ServletContext context, Pages pages) {
    new ApiParts(
            "https".equals(page.url().getScheme()),
            tokens,
            catalogue,
            new Groups(database, clock),
            new ProbeParts(
                entries, kind -> Usual.of(kind, settings), node::standings, prober::probe),
            incidents,
            subscriptions,
            node::report,
            node::change)
        .in(context);
    context
        .addServlet("subscribe", new SubscriptionServlet(subscriptions, this::choices))
        .addMapping("/subscribe/*");
    context.addServlet("status", new PageServlet(pages)).addMapping("/*");
  }

  private List<Choice> choices(String language) {
    return node.report().components().stream()
        .map(one -> new Choice(one.id(), one.component().name().in(language)))
        .toList();
  }

  @Override
  public void close() {
    node.close();
    subscriptions.close();
    if (publication != null) {
      publication.close();
    }
    prober.close();
    ends.shutdownNow();
  }
}

package net.psmail.status.watch;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import net.psmail.status.api.ApiParts;
import net.psmail.status.api.Tokens;
import net.psmail.status.catalogue.Catalogue;
import net.psmail.status.catalogue.Groups;
import net.psmail.status.component.Report;
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
import net.psmail.status.publish.Publication;
import net.psmail.status.publish.PublishSettings;
import net.psmail.status.subscription.Choice;
import net.psmail.status.subscription.SubscriptionServlet;
import net.psmail.status.subscription.SubscriptionSettings;
import net.psmail.status.subscription.Subscriptions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends the application.
 *
 * <p>A setting that cannot be meant stops the process with a sentence, as everywhere in this house:
 * the sentence goes to {@code run/failure} in the data directory, where the launcher reads it.
 */
public final class Start implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(Start.class.getName());
  private static final int WRONG_CONFIGURATION = 78;

  @Resource(lookup = "java:app/jdbc/status")
  private DataSource source;

  @Resource private ManagedThreadFactory threads;

  private @Nullable Node node;

  private @Nullable Prober prober;
  private @Nullable Subscriptions subscriptions;
  private @Nullable Publication publication;

  /** Ends what a probe does when its time is up. */
  private @Nullable ScheduledThreadPoolExecutor ends;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Settings settings =
        new Settings(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
    try {
      start(settings, event.getServletContext());
    } catch (StatusException e) {
      giveUp(settings, e);
    }
  }

  private void start(Settings settings, ServletContext context) {
    WatchSettings watching = WatchSettings.from(settings);
    PageSettings page = PageSettings.from(settings, watching.interval());
    Clock clock = Clock.systemUTC();
    Database database = new Database(source);
    Leases leases = new Leases(database, clock, UUID.randomUUID().toString());
    ends = new ScheduledThreadPoolExecutor(1, threads);
    Trust trust = new Trust(watching.prober().trust());
    Pages pages = new Pages(page, context.getContextPath(), clock);
    PublishSettings.from(settings)
        .ifPresent(where -> publication = new Publication(where, threads));
    Standings standings = new Standings();
    Subscriptions asked =
        new Subscriptions(
            SubscriptionSettings.from(settings),
            database,
            leases,
            standings::overall,
            trust.sockets(),
            clock,
            threads);
    Subscribers subscribers = new Subscribers(asked, database, page.url());
    Incidents incidents = new Incidents(database, clock, standings, subscribers);
    Catalogue catalogue = new Catalogue(database, clock);
    Tokens tokens = new Tokens(database, clock);
    Spans spans = new Spans(database);
    History history = new History(database, watching.retention(), clock, threads);
    Prober looker = new Prober(watching.prober(), clock, ends, threads);
    Plans plans = new Plans(watching, catalogue, incidents, looker);
    Past past = new Past(spans, history, plans::shown, clock);
    Presentation presentation = new Presentation(pages, incidents, past, publication);
    Chores chores =
        new Chores(tokens, watching.consoleToken(), incidents, spans, subscribers, clock);
    Node started =
        new Node(plans, leases, history, spans, chores::run, presentation, clock, threads);
    standings.of(started::report);
    new ApiParts(
            "https".equals(page.url().getScheme()),
            tokens,
            catalogue,
            new Groups(database, clock),
            incidents,
            asked,
            started::report,
            started::change)
        .in(context);
    presentation.read();
    presentation.renew(started.report(), false);
    context
        .addServlet(
            "subscribe", new SubscriptionServlet(asked, words -> choices(started.report(), words)))
        .addMapping("/subscribe/*");
    context.addServlet("status", new PageServlet(pages)).addMapping("/*");
    started.start();
    asked.start();
    node = started;
    prober = looker;
    subscriptions = asked;
  }

  private static List<Choice> choices(Report report, String language) {
    return report.components().stream()
        .map(one -> new Choice(one.id(), one.component().name().in(language)))
        .toList();
  }

  private static void giveUp(Settings settings, StatusException e) {
    LOG.severe(e.getMessage());
    settings.text("psmail.data").ifPresent(data -> tell(Path.of(data), e));
    Runtime.getRuntime().halt(WRONG_CONFIGURATION);
  }

  private static void tell(Path data, StatusException e) {
    try {
      Path run = Files.createDirectories(data.resolve("run"));
      Files.writeString(run.resolve("failure"), e.getMessage() + "\n");
    } catch (IOException io) {
      LOG.log(Level.WARNING, "Cannot write run/failure", io);
    }
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (node != null) {
      node.close();
    }
    if (subscriptions != null) {
      subscriptions.close();
    }
    if (publication != null) {
      publication.close();
    }
    if (prober != null) {
      prober.close();
    }
    if (ends != null) {
      ends.shutdownNow();
    }
  }
}

package net.psmail.status.subscription;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.status.StatusException;
import net.psmail.status.component.Overall;
import net.psmail.status.database.Database;
import net.psmail.status.database.Ids;
import net.psmail.status.database.Leases;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of incidents. A subscriber is asked first, and told once that was answered; until
 * then, and after leaving, nothing is sent. All methods but those of {@link #start} and {@link
 * #close} throw a {@link net.psmail.status.StatusException} DATABASE_UNAVAILABLE.
 */
public final class Subscriptions implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Subscriptions.class.getName());
  private static final int WISHES_OF_A_NETWORK = 10;
  private static final int MAIL_THREADS = 3;
  private static final int WEBHOOK_THREADS = 3;
  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

  private final SubscriptionSettings settings;
  private final Clock clock;
  private final Tokens tokens;
  private final SubscriberTable subscribers;
  private final SubscriberList list;
  private final DeliveryTable deliveries;
  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor senders;
  private final @Nullable Round mails;
  private final Round webhooks;

  /**
   * Subscriptions that nothing is sent of before {@link #start}.
   *
   * @param overall the state of everything, which webhooks are told too
   * @param trust whom to believe that it is the relay or a webhook
   */
  public Subscriptions(
      SubscriptionSettings settings,
      Database database,
      Leases leases,
      Supplier<Overall> overall,
      SSLSocketFactory trust,
      Clock clock,
      ThreadFactory threads) {
    this.settings = settings;
    this.clock = clock;
    this.tokens = new Tokens(settings.key());
    this.subscribers = new SubscriberTable(database);
    this.list = new SubscriberList(database);
    this.deliveries = new DeliveryTable(database);
    this.timer = new ScheduledThreadPoolExecutor(2, threads);
    int most = MAIL_THREADS + WEBHOOK_THREADS;
    this.senders =
        new ThreadPoolExecutor(
            most, most, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    this.senders.allowCoreThreadTimeOut(true);
    SubscriptionSettings.Relay relay = settings.relay();
    this.mails =
        relay == null
            ? null
            : round(Kind.MAIL, MAIL_THREADS, () -> new MailCarrier(settings, relay, trust), leases);
    this.webhooks =
        round(
            Kind.WEBHOOK,
            WEBHOOK_THREADS,
            () -> new WebhookCarrier(settings, overall, trust, clock),
            leases);
  }

  private Round round(Kind kind, int threads, Supplier<Carrier> carriers, Leases leases) {
    return new Round(
        kind, threads, carriers, deliveries, subscribers, tokens, leases, clock, senders);
  }

  SubscriptionSettings settings() {
    return settings;
  }

  /** Whether there is a relay for mails; without one they must not be offered. */
  public boolean isByMail() {
    return mails != null;
  }

  /**
   * Has the owner of an address asked. The answer does not tell whether they subscribe.
   *
   * @param language "en" or "de"
   * @param components ids; empty: all
   * @param network where the wish came from, an IP address
   */
  public Asked ask(String address, String language, List<String> components, String network) {
    Optional<String> mail = Addresses.mail(address);
    if (mail.isEmpty() || !isByMail()) {
      return Asked.NOT_AN_ADDRESS;
    }
    if (isTooOften(network)) {
      return Asked.TOO_OFTEN;
    }
    String id = Ids.random();
    Optional<String> unused =
        subscribers.ask(
            new SubscriberTable.Wish(
                id, Kind.MAIL, mail.get(), language, components, tokens.of(id), null),
            clock.instant());
    return Asked.TAKEN;
  }

  /** Has a webhook asked whether it wants to be told: it must answer a challenge. */
  public AskedWebhook askWebhook(
      String url, String language, List<String> components, String network) {
    Optional<URI> webhook = Addresses.webhook(url, !settings.allowed().isEmpty());
    if (webhook.isEmpty()) {
      return AskedWebhook.no(Asked.NOT_AN_ADDRESS);
    }
    if (isTooOften(network)) {
      return AskedWebhook.no(Asked.TOO_OFTEN);
    }
    String id = Ids.random();
    String secret = Signature.newSecret();
    Optional<String> asked =
        subscribers.ask(
            new SubscriberTable.Wish(
                id,
                Kind.WEBHOOK,
                webhook.get().toString(),
                language,
                components,
                tokens.of(id),
                secret),
            clock.instant());
    return asked
        .map(known -> new AskedWebhook(Asked.TAKEN, secret, tokens.of(known)))
        .orElseGet(() -> AskedWebhook.no(Asked.ASKED_BEFORE));
  }

  private boolean isTooOften(String network) {
    String counted = tokens.network(Networks.ofReader(network));
    return subscribers.count(counted, clock.instant()) > WISHES_OF_A_NETWORK;
  }

  /** What the token opens; empty if it opens nothing. */
  public Optional<Subscription> find(String token) {
    return subscribers.find(token);
  }

  /** Begins to tell whoever was asked by mail; false if the token opens nothing. */
  public boolean confirm(String token) {
    return subscribers.confirm(token, Kind.MAIL, clock.instant());
  }

  /** Takes other components; none: all. */
  public boolean choose(String token, List<String> components) {
    return subscribers.choose(token, components);
  }

  /** Tells nothing any more. */
  public boolean leave(String token) {
    return subscribers.leave(token);
  }

  /**
   * Writes down, in the caller's transaction, that all whom it concerns are to be told; once for
   * each notice.
   */
  public void write(Connection connection, Notice notice) throws SQLException {
    DeliveryTable.write(connection, notice, clock.instant());
  }

  /** All subscribers with what was not delivered, for operators. */
  public List<Subscriber> list() {
    return list.all();
  }

  public Counts counts() {
    return list.counts();
  }

  /** Removes a subscriber with all that was sent; false if there is no such one. */
  public boolean remove(String id) {
    return subscribers.remove(id);
  }

  /** Begins to send. */
  public void start() {
    every(EVERY, this::sendMails);
    every(EVERY, webhooks::run);
    every(TIDY_EVERY, this::tidy);
  }

  private void every(Duration time, Runnable work) {
    Runnable careful =
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Subscribers cannot be told for now: {0}", e.getMessage());
          }
        };
    Future<?> unused =
        timer.scheduleWithFixedDelay(careful, 0, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Sends what is due now; gives how many messages were taken. */
  int send() {
    return sendMails() + webhooks.run();
  }

  private int sendMails() {
    return mails == null ? 0 : mails.run();
  }

  void tidy() {
    Instant now = clock.instant();
    subscribers.purge(now);
    deliveries.tidy(now);
  }

  /** Ends the sending after the messages in hand, and lets another node go on. */
  @Override
  public void close() {
    timer.shutdownNow();
    senders.shutdown();
    try {
      if (!senders.awaitTermination(3, TimeUnit.SECONDS)) {
        senders.shutdownNow();
      }
      webhooks.end();
      if (mails != null) {
        mails.end();
      }
    } catch (InterruptedException e) {
      senders.shutdownNow();
      Thread.currentThread().interrupt();
    } catch (StatusException e) {
      LOG.log(Level.INFO, "Another node can go on in five minutes: {0}", e.getMessage());
    }
  }
}

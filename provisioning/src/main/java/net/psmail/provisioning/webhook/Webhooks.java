package net.psmail.provisioning.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.device.TypedName;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.session.Actor;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionSecrets;

/**
 * The webhooks of the provider, for administrators: made, looked at, tried, turned off by removing
 * them. The secret that signs is shown once, when it is made.
 */
@ApplicationScoped
public class Webhooks {

  /** Of one webhook's messages that are shown. */
  public static final int SHOWN_MESSAGES = 100;

  private static final int MOST = 20;
  private static final Duration BOTH_SIGN = Duration.ofDays(1);
  private static final String SHOWN = "WEBHOOK";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject AccountHold accounts;
  @Inject SessionSecrets secrets;
  @Inject SecretSeal seal;
  @Inject Outbox outbox;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  /** All of them, by their names. */
  public List<Webhook> list(Actor administrator) {
    administrator.require(Role.ADMINISTRATOR);
    return transactions.call(
        () ->
            entities
                .createQuery("select w from WebhookRow w order by w.name, w.id", WebhookRow.class)
                .getResultStream()
                .map(this::view)
                .toList());
  }

  /**
   * One of them.
   *
   * @throws ProvisioningException NOT_FOUND, also for who is no administrator
   */
  public Webhook get(Actor administrator, long id) {
    administrator.require(Role.ADMINISTRATOR);
    return transactions.call(
        () ->
            Optional.ofNullable(entities.find(WebhookRow.class, id))
                .map(this::view)
                .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND)));
  }

  /** Its messages, the newest first; a hundred at the most. */
  public List<WebhookDelivery> messages(Actor administrator, long id) {
    administrator.require(Role.ADMINISTRATOR);
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select d from DeliveryRow d where d.webhookId = :webhook order by d.id desc",
                    DeliveryRow.class)
                .setParameter("webhook", id)
                .setMaxResults(SHOWN_MESSAGES)
                .getResultStream()
                .map(DeliveryRow::view)
                .toList());
  }

  /**
   * Makes one as {@link #create} does; {@link #takeNew} gives its secret to the administrator.
   *
   * @return its number
   */
  public long make(
      Session administrator, String name, String url, Set<WebhookEvent> events, Origin origin) {
    return transactions.call(
        () -> {
          MadeWebhook made = create(administrator, name, url, events, origin);
          long id = made.webhook().id();
          show(administrator, id, made.secret());
          return id;
        });
  }

  /**
   * Makes one, and tells its secret this once.
   *
   * @param name one to sixty characters
   * @param events one or more
   * @throws ProvisioningException INVALID_NAME; INVALID_URL for what is no address by https;
   *     LIMIT_REACHED; NOT_FOUND for who is no administrator
   */
  public MadeWebhook create(
      Actor administrator, String name, String url, Set<WebhookEvent> events, Origin origin) {
    administrator.require(Role.ADMINISTRATOR);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A webhook without events is told nothing");
    }
    String plain = name.strip();
    if (plain.isEmpty() || !TypedName.isFit(plain)) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    String fit =
        WebhookUrl.parse(url).orElseThrow(() -> ProvisioningException.of(Kind.INVALID_URL));
    String secret = newSecret();
    return transactions.call(
        () -> {
          accounts.takeAdministrators();
          requireRoom();
          WebhookRow row = new WebhookRow(plain, fit, events, seal.seal(secret), clock.instant());
          entities.persist(row);
          entities.flush();
          audit.by(administrator, Act.WEBHOOK_MADE, plain, origin);
          return new MadeWebhook(view(row), secret);
        });
  }

  /** The newest secret that this session has made for a webhook; it is told once. */
  public Optional<String> takeNew(Session administrator, long id) {
    String begin = id + " ";
    Optional<String> secret =
        secrets
            .read(administrator.token(), SHOWN)
            .filter(kept -> kept.startsWith(begin))
            .map(kept -> kept.substring(begin.length()));
    if (secret.isPresent()) {
      secrets.drop(administrator.token(), SHOWN);
    }
    return secret;
  }

  /**
   * Makes a new secret as {@link #renewSecret} does; {@link #takeNew} gives it to the
   * administrator.
   */
  public void turnSecret(Session administrator, long id, Origin origin) {
    transactions.run(
        () -> show(administrator, id, renewSecret(administrator, id, origin).secret()));
  }

  /**
   * Makes a new secret, and tells it this once; the one before it signs too for a day, so that no
   * message is refused while the other side changes.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public MadeWebhook renewSecret(Actor administrator, long id, Origin origin) {
    administrator.require(Role.ADMINISTRATOR);
    String secret = newSecret();
    Instant until = clock.instant().plus(BOTH_SIGN);
    return transactions.call(
        () -> {
          WebhookRow row = held(id);
          row.turn(seal.seal(secret), until);
          audit.by(administrator, Act.WEBHOOK_SECRET_MADE, row.name(), origin);
          return new MadeWebhook(view(row), secret);
        });
  }

  /**
   * Sends a message that says nothing; it is tried once.
   *
   * @throws ProvisioningException NOT_FOUND, also when it is told nothing at the moment
   */
  public void test(Actor administrator, long id) {
    administrator.require(Role.ADMINISTRATOR);
    transactions.run(
        () -> {
          requireOn(held(id));
          outbox.test(id);
        });
  }

  /**
   * Sends a message once more, under the same id; one that waits is not sent twice.
   *
   * @throws ProvisioningException NOT_FOUND, also when the webhook is told nothing at the moment,
   *     and when it is not known any more what it said
   */
  public void sendAgain(Actor administrator, long id, long message) {
    administrator.require(Role.ADMINISTRATOR);
    transactions.run(
        () -> {
          requireOn(held(id));
          DeliveryRow row =
              entities.find(DeliveryRow.class, message, LockModeType.PESSIMISTIC_WRITE);
          if (row == null || row.webhookId() != id || !row.isRepeatable()) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          row.await(clock.instant());
        });
  }

  /**
   * Tells one again that had ended; what happened in between is not told.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void resume(Actor administrator, long id, Origin origin) {
    administrator.require(Role.ADMINISTRATOR);
    transactions.run(
        () -> {
          WebhookRow row = held(id);
          if (!row.isOn()) {
            row.resume();
            audit.by(administrator, Act.WEBHOOK_RESUMED, row.name(), origin);
          }
        });
  }

  /**
   * Removes one with all that waits for it.
   *
   * @throws ProvisioningException NOT_FOUND
   */
  public void remove(Actor administrator, long id, Origin origin) {
    administrator.require(Role.ADMINISTRATOR);
    transactions.run(
        () -> {
          WebhookRow row = held(id);
          entities.remove(row);
          entities
              .createQuery("delete from DeliveryRow d where d.webhookId = :webhook")
              .setParameter("webhook", id)
              .executeUpdate();
          audit.by(administrator, Act.WEBHOOK_REMOVED, row.name(), origin);
        });
  }

  private Webhook view(WebhookRow row) {
    long waiting =
        entities
            .createQuery(
                "select count(d) from DeliveryRow d where d.webhookId = :webhook"
                    + " and d.state = :waiting",
                Long.class)
            .setParameter("webhook", row.id())
            .setParameter("waiting", WebhookDelivery.State.WAITING)
            .getSingleResult();
    return row.view(waiting, clock.instant());
  }

  private void requireRoom() {
    long there =
        entities.createQuery("select count(w) from WebhookRow w", Long.class).getSingleResult();
    if (there >= MOST) {
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
  }

  private WebhookRow held(long id) {
    return Optional.ofNullable(entities.find(WebhookRow.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  private String newSecret() {
    return Signature.secret(codes.bytes(Signature.KEY_BYTES));
  }

  private void show(Session administrator, long id, String secret) {
    secrets.keep(administrator.token(), SHOWN, id + " " + secret);
  }

  private static void requireOn(WebhookRow row) {
    if (!row.isOn()) {
      throw ProvisioningException.of(Kind.NOT_FOUND);
    }
  }
}

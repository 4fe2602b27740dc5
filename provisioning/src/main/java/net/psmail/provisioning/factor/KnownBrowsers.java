package net.psmail.provisioning.factor;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.Session;

/**
 * Browsers that are not asked for the second step, for thirty days each and as long as the password
 * stays. The browser holds a token, the database its hash, for one account.
 */
@ApplicationScoped
public class KnownBrowsers implements Work {

  /** How long one is not asked. */
  public static final Duration LIFETIME = Duration.ofDays(30);

  private static final Duration PAUSE = Duration.ofHours(1);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject OldRows oldRows;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * From now on the browser of this session is not asked.
   *
   * @return the token for its cookie
   */
  public String add(Session session, Origin origin) {
    String token = codes.token();
    Instant now = clock.instant();
    transactions.run(
        () -> {
          entities.persist(
              new KnownBrowserRow(
                  session.accountId(),
                  Digests.sha256(token),
                  origin.userAgent(),
                  now,
                  now.plus(LIFETIME)));
          audit.by(session, Act.BROWSER_REMEMBERED, session.signInName(), origin);
        });
    return token;
  }

  /** Those of an account, the one that was used last first. */
  public List<KnownBrowser> list(Session session) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select b from KnownBrowserRow b where b.accountId = :account"
                        + " and b.endsAt > :now order by b.usedAt desc, b.id desc",
                    KnownBrowserRow.class)
                .setParameter("account", session.accountId())
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(KnownBrowserRow::browser)
                .toList());
  }

  /** One is asked again; somebody else's, or one that is forgotten, does not mind. */
  public void forget(Session session, long id, Origin origin) {
    transactions.run(
        () -> {
          boolean known =
              1
                  == entities
                      .createQuery(
                          "delete from KnownBrowserRow b where b.id = :id and b.accountId = :account")
                      .setParameter("id", id)
                      .setParameter("account", session.accountId())
                      .executeUpdate();
          if (known) {
            audit.by(session, Act.BROWSER_FORGOTTEN, session.signInName(), origin);
          }
        });
  }

  /** Whether a browser with this token is known to an account, within the sign-in's transaction. */
  public boolean knows(long accountId, String token) {
    Instant now = clock.instant();
    return 1
        == entities
            .createQuery(
                "update KnownBrowserRow b set b.usedAt = :now where b.hash = :hash"
                    + " and b.accountId = :account and b.endsAt > :now")
            .setParameter("now", now)
            .setParameter("hash", Digests.sha256(token))
            .setParameter("account", accountId)
            .executeUpdate();
  }

  /** All of an account are asked again, in the transaction that made that necessary. */
  public void forgetAll(long accountId) {
    entities
        .createQuery("delete from KnownBrowserRow b where b.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  @Override
  public Task<?> task() {
    return Tasks.recurring("purge known browsers", FixedDelay.of(PAUSE))
        .execute(
            (instance, context) -> oldRows.delete("known_browser", "ends_at", clock.instant()));
  }
}

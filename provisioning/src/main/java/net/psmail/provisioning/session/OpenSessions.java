package net.psmail.provisioning.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is signed in, for them to see and to end. What is ended is so at the next look.
 */
@ApplicationScoped
public class OpenSessions {

  private static final String QUERY =
      """
      select s.id, s.network, s.userAgent, s.createdAt, s.seenAt from WebSession s
      where s.accountId = :account and s.seenAt > :unused and s.createdAt > :oldest
      order by s.seenAt desc, s.createdAt desc
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Sessions sessions;
  @Inject Audit audit;
  @Inject Clock clock;

  private final SessionSettings settings = SessionSettings.read();

  /** Notes from where a session that has just begun is used. */
  public void place(SessionToken token, Origin origin) {
    transactions.run(
        () ->
            Optional.ofNullable(entities.find(WebSession.class, token.id()))
                .ifPresent(session -> session.place(origin)));
  }

  /** All of somebody's, the one used last first. */
  public List<OpenSession> list(Session session) {
    Instant now = clock.instant();
    return transactions.call(
        () ->
            entities
                .createQuery(QUERY, Object[].class)
                .setParameter("account", session.accountId())
                .setParameter("unused", now.minus(settings.lifetime()))
                .setParameter("oldest", now.minus(Sessions.LONGEST))
                .getResultStream()
                .map(columns -> read(columns, session.token()))
                .toList());
  }

  private static OpenSession read(@Nullable Object[] columns, SessionToken own) {
    String id = (String) columns[0];
    Optional<String> network = Optional.ofNullable((String) columns[1]);
    return new OpenSession(
        id,
        network,
        new Origin(network.orElse(""), (String) columns[2]).browser(),
        (Instant) columns[3],
        (Instant) columns[4],
        own.id().equals(id));
  }

  /**
   * Ends one of one's own.
   *
   * @throws ProvisioningException NOT_FOUND when there is none of this id, or not any more
   */
  public void end(Session session, String id, Origin origin) {
    transactions.run(
        () -> {
          int ended =
              entities
                  .createQuery(
                      "delete from WebSession s where s.accountId = :account and s.id = :id")
                  .setParameter("account", session.accountId())
                  .setParameter("id", id)
                  .executeUpdate();
          if (ended == 0) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          audit.by(session, Act.SESSIONS_ENDED, session.signInName(), origin);
        });
  }

  /** Ends all but the one that asks. */
  public void endOthers(Session session, Origin origin) {
    transactions.run(
        () -> {
          sessions.endOthers(session.accountId(), session.token());
          audit.by(session, Act.SESSIONS_ENDED, session.signInName(), origin);
        });
  }
}

package net.psmail.provisioning.session;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.session.Session.Role;
import org.jspecify.annotations.Nullable;

/** A session with its account and mailbox, read by one query: it is asked at every request. */
record SessionRow(Session session, Instant seenAt) {

  private static final String QUERY =
      """
      select s.accountId, a.signInName, a.role, m.address, a.language, a.recoveryConfirmedAt,
          w.askedAt, a.leavesAt, s.createdAt, s.seenAt, g.addedAt, s.provedAt,
          s.sealedFactorKey,
          (select count(p) from PasskeyRow p where p.accountId = s.accountId)
      from WebSession s
      join Account a on a.id = s.accountId
      left join Mailbox m on m.accountId = s.accountId
      left join WaitingRegistration w on w.accountId = s.accountId
      left join CodeGenerator g on g.accountId = s.accountId
      where s.id = :id and s.seenAt > :unused and s.createdAt > :oldest
      """;

  static Optional<SessionRow> find(
      EntityManager entities, SessionToken token, Instant unused, Instant oldest) {
    return entities
        .createQuery(QUERY, Object[].class)
        .setParameter("id", token.id())
        .setParameter("unused", unused)
        .setParameter("oldest", oldest)
        .getResultStream()
        .findFirst()
        .map(columns -> of(token, columns));
  }

  private static SessionRow of(SessionToken token, @Nullable Object[] columns) {
    Session session =
        new Session(
            token,
            (long) columns[0],
            (String) columns[1],
            (Role) columns[2],
            Optional.ofNullable((String) columns[3]).map(MailAddress::parse),
            (String) columns[4],
            columns[5] != null || columns[2] != Role.MEMBER,
            Optional.ofNullable((Instant) columns[6]),
            Optional.ofNullable((Instant) columns[7]),
            (Instant) columns[8],
            columns[10] != null || (long) columns[13] > 0,
            columns[12] != null,
            Optional.ofNullable((Instant) columns[11]));
    return new SessionRow(session, (Instant) columns[9]);
  }
}

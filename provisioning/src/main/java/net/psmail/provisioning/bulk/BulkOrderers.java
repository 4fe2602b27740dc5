package net.psmail.provisioning.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.token.ApiTokens;

/**
 * Who ordered something that is done later: the facades ask a session for name and role. This one
 * says what is so now under the name of the order, which may be that of a program, opens nothing,
 * and its token is that of no session.
 */
@ApplicationScoped
class BulkOrderers {

  private static final String ONE =
      "select a.role, a.language, a.createdAt, a.state from Account a where a.id = :id";

  private static final String ACTIVE = "ACTIVE";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject ApiTokens tokens;
  @Inject Codes codes;

  /**
   * Empty when the person works here no more, or may do no more what an operator may; and when a
   * program has ordered it whose token works no more.
   */
  Optional<Session> find(BulkRow bulk, Optional<Long> token) {
    if (token.filter(id -> !tokens.works(id)).isPresent()) {
      return Optional.empty();
    }
    return transactions
        .call(
            () ->
                entities
                    .createQuery(ONE, Object[].class)
                    .setParameter("id", bulk.madeById())
                    .getResultStream()
                    .findFirst())
        .filter(row -> ACTIVE.equals(String.valueOf(row[3])))
        .flatMap(row -> session(bulk, row))
        .filter(session -> session.role().includes(Role.OPERATOR));
  }

  private Optional<Session> session(BulkRow bulk, Object[] row) {
    return SessionToken.parse(codes.token())
        .map(
            token ->
                new Session(
                    token,
                    bulk.madeById(),
                    bulk.madeBy(),
                    (Role) row[0],
                    Optional.empty(),
                    (String) row[1],
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    (Instant) row[2],
                    false,
                    false,
                    Optional.empty()));
  }
}

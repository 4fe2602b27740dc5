package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionSecrets;
import org.jspecify.annotations.Nullable;

/**
 * Links by which people come to work here ({@link Newcomers}). One works once, for 24 hours, and
 * says what its user will be; the database knows its hash alone.
 */
@ApplicationScoped
public class Invitations {

  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final String SHOWN = "INVITATION";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Administrators administrators;
  @Inject Newcomers newcomers;
  @Inject SessionSecrets secrets;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Invites somebody; {@link #takeNew} gives the link's token to the administrator.
   *
   * @param role what who accepts will be; nobody is invited to be a member
   * @throws ProvisioningException NOT_FOUND when the session's person is no administrator any more
   */
  public void invite(Session administrator, Role role, Origin origin) {
    if (!role.includes(Role.AUTHOR)) {
      throw new IllegalArgumentException("Nobody is invited as " + role);
    }
    transactions.run(
        () -> {
          administrators.held(administrator);
          String token = make(role, administrator.signInName());
          secrets.keep(administrator.token(), SHOWN, token);
          audit.by(administrator, Act.OPERATOR_INVITED, role.word(), origin);
        });
  }

  /** The token of the newest link that this session has made; it is told once. */
  public Optional<String> takeNew(Session administrator) {
    Optional<String> token = secrets.read(administrator.token(), SHOWN);
    if (token.isPresent()) {
      secrets.drop(administrator.token(), SHOWN);
    }
    return token.filter(fresh -> newcomers.role(fresh).isPresent());
  }

  /** What has not been accepted yet, the oldest first. */
  public List<OpenInvitation> open() {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select i from Invitation i where i.expiresAt > :now order by i.id",
                    Invitation.class)
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(Invitation::open)
                .toList());
  }

  /**
   * Makes a link worthless.
   *
   * @throws ProvisioningException NOT_FOUND, also when somebody has accepted it meanwhile
   */
  public void withdraw(Session administrator, long id, Origin origin) {
    transactions.run(
        () -> {
          administrators.held(administrator);
          Role role =
              Optional.ofNullable(entities.find(Invitation.class, id))
                  .map(Invitation::role)
                  .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
          if (delete("i.id = :which", id) == 0) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          audit.by(administrator, Act.INVITATION_WITHDRAWN, role.word(), origin);
        });
  }

  /** The first administrator's link, in the place of an earlier one; none when there is one. */
  Optional<String> first() {
    return transactions.call(
        () -> {
          entities.createQuery("delete from Invitation i where i.madeBy is null").executeUpdate();
          if (administrators.exist()) {
            return Optional.empty();
          }
          audit.bySystem(Act.OPERATOR_INVITED, Role.ADMINISTRATOR.word());
          return Optional.of(make(Role.ADMINISTRATOR, null));
        });
  }

  /** Makes all links of somebody worthless who may invite nobody any more, in a transaction. */
  void withdrawAllOf(String name) {
    delete("i.madeBy = :which", name);
  }

  private String make(Role role, @Nullable String madeBy) {
    String token = codes.token();
    Instant now = clock.instant();
    entities.persist(new Invitation(Digests.sha256(token), role, madeBy, now, now.plus(LIFETIME)));
    return token;
  }

  private int delete(String which, Object value) {
    return entities
        .createQuery("delete from Invitation i where " + which)
        .setParameter("which", value)
        .executeUpdate();
  }
}

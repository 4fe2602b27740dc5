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
import net.psmail.provisioning.domain.MailDomains;
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
  @Inject MailDomains domains;
  @Inject SessionSecrets secrets;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Invites somebody; {@link #takeNew} gives the link's token to the administrator.
   *
   * @param duty what who accepts will do
   * @throws ProvisioningException NOT_FOUND when the session's person is no administrator any more;
   *     INVALID_ADDRESS when the domain is not served here
   */
  public void invite(Session administrator, Duty duty, Origin origin) {
    transactions.run(
        () -> {
          administrators.held(administrator);
          String token = make(duty, administrator.signInName());
          secrets.keep(administrator.token(), SHOWN, token);
          audit.by(administrator, Act.OPERATOR_INVITED, duty.words(), origin);
        });
  }

  /** The token of the newest link that this session has made; it is told once. */
  public Optional<String> takeNew(Session administrator) {
    Optional<String> token = secrets.read(administrator.token(), SHOWN);
    if (token.isPresent()) {
      secrets.drop(administrator.token(), SHOWN);
    }
    return token.filter(fresh -> newcomers.duty(fresh).isPresent());
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
                .map(one -> one.open(newcomers.duty(one)))
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
          Duty duty =
              Optional.ofNullable(entities.find(Invitation.class, id))
                  .map(newcomers::duty)
                  .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
          if (delete("i.id = :which", id) == 0) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          audit.by(administrator, Act.INVITATION_WITHDRAWN, duty.words(), origin);
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
          return Optional.of(make(Duty.of(Role.ADMINISTRATOR), null));
        });
  }

  /** Makes all links of somebody worthless who may invite nobody any more, in a transaction. */
  void withdrawAllOf(String name) {
    delete("i.madeBy = :which", name);
  }

  private String make(Duty duty, @Nullable String madeBy) {
    String token = codes.token();
    Instant now = clock.instant();
    Long domain = duty.domain().map(domains::idOf).orElse(null);
    entities.persist(
        new Invitation(
            Digests.sha256(token), duty.role(), domain, madeBy, now, now.plus(LIFETIME)));
    return token;
  }

  private int delete(String which, Object value) {
    return entities
        .createQuery("delete from Invitation i where " + which)
        .setParameter("which", value)
        .executeUpdate();
  }
}

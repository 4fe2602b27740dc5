package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.OneTimeToken.Purpose;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.OldRows;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;

/**
 * The people who run the provider. The first one comes in by a one-time link that the start makes
 * as long as there is none.
 */
@ApplicationScoped
public class Operators {

  private static final Duration LINK_LIFETIME = Duration.ofHours(24);

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject OldRows oldRows;
  @Inject Credentials credentials;
  @Inject MailDomains domains;
  @Inject SlowHash slowHash;
  @Inject Sessions sessions;
  @Inject Codes codes;
  @Inject Audit audit;
  @Inject Clock clock;

  private volatile Optional<String> invitation = Optional.empty();

  /** Makes the first operator's link anew, or none when there is an operator. */
  public void invite() {
    invitation = transactions.call(this::newInvitation);
  }

  /**
   * The token for the first operator's link, good for 24 hours; empty once an operator has a
   * password. It goes into a file that only the machine's owner can read, never into a log.
   */
  public Optional<String> invitation() {
    return invitation.filter(this::isOpen);
  }

  /** Whether {@link #accept} would take this token now. */
  public boolean isOpen(String token) {
    return transactions.call(
        () ->
            !entities
                .createQuery(
                    "select t.hash from OneTimeToken t"
                        + " where t.hash = :hash and t.purpose = :purpose and t.expiresAt > :now",
                    String.class)
                .setParameter("hash", Digests.sha256(token))
                .setParameter("purpose", Purpose.OPERATOR)
                .setParameter("now", clock.instant())
                .getResultList()
                .isEmpty());
  }

  /**
   * Makes the operator, with the name and password of the person's choice, and signs in.
   *
   * @param name as the part of an address before the {@code @}
   * @param language an IETF language tag
   * @throws ProvisioningException LINK_USED, INVALID_ADDRESS, NAME_TAKEN (without proposals),
   *     WEAK_PASSWORD, BREACHED_PASSWORD, BUSY
   */
  public SessionToken accept(
      String token, String name, String password, String language, Origin origin) {
    if (!isOpen(token)) {
      throw ProvisioningException.of(Kind.LINK_USED);
    }
    String signInName = MailAddress.of(name, domains.defaultDomain()).local();
    credentials.requireGood(password, signInName);
    PasswordTag tag = slowHash.of(password);
    String tongue = Locale.forLanguageTag(language).getLanguage();
    return transactions
        .callUnlessDuplicate(
            () -> {
              use(token);
              return make(Account.operator(signInName, tongue, tag, clock.instant()), origin);
            })
        .orElseThrow(() -> ProvisioningException.nameTaken(List.of()));
  }

  /** Forgets links that have expired. */
  void purge() {
    oldRows.delete("one_time_token", "expires_at", clock.instant());
  }

  /** Deleting decides who of two that come at once was first. */
  private void use(String token) {
    int deleted =
        entities
            .createQuery("delete from OneTimeToken t where t.hash = :hash and t.expiresAt > :now")
            .setParameter("hash", Digests.sha256(token))
            .setParameter("now", clock.instant())
            .executeUpdate();
    if (deleted == 0) {
      throw ProvisioningException.of(Kind.LINK_USED);
    }
  }

  private SessionToken make(Account operator, Origin origin) {
    entities.persist(operator);
    entities.flush();
    String name = operator.signInName();
    audit.by(operator.id(), name, Act.OPERATOR_ACCEPTED, name, origin);
    return sessions.open(operator.id(), null);
  }

  private Optional<String> newInvitation() {
    entities
        .createQuery("delete from OneTimeToken t where t.purpose = :purpose")
        .setParameter("purpose", Purpose.OPERATOR)
        .executeUpdate();
    if (exists()) {
      return Optional.empty();
    }
    String token = codes.token();
    entities.persist(
        new OneTimeToken(
            Digests.sha256(token), Purpose.OPERATOR, clock.instant().plus(LINK_LIFETIME)));
    audit.bySystem(Act.OPERATOR_INVITED, "the first operator");
    return Optional.of(token);
  }

  private boolean exists() {
    return !entities
        .createQuery("select a.id from Account a where a.role = :role", Long.class)
        .setParameter("role", Role.OPERATOR)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}

package net.psmail.provisioning.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.password.PasswordTag;
import net.psmail.provisioning.password.SlowHash;
import net.psmail.provisioning.session.SessionKeys;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;

/** Those who come to work here, each by a link that was made for one ({@link Invitations}). */
@ApplicationScoped
public class Newcomers {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Credentials credentials;
  @Inject MailDomains domains;
  @Inject SlowHash slowHash;
  @Inject Sessions sessions;
  @Inject Audit audit;
  @Inject Clock clock;

  /** What {@link #accept} would make of somebody with this token now; empty if nothing. */
  public Optional<Duty> duty(String token) {
    return transactions.call(() -> find(token).map(this::duty));
  }

  /** What whoever accepts this one will do. */
  Duty duty(Invitation one) {
    return new Duty(one.role(), one.officeDomainId().map(domains::nameOf));
  }

  private Optional<Invitation> find(String token) {
    return entities
        .createQuery(
            "select i from Invitation i where i.hash = :hash and i.expiresAt > :now",
            Invitation.class)
        .setParameter("hash", Digests.sha256(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  /**
   * Lets somebody in, with the name and password of their choice, and signs in.
   *
   * @param name as the part of an address before the {@code @}
   * @param language an IETF language tag
   * @throws ProvisioningException LINK_USED, INVALID_ADDRESS, NAME_TAKEN (without proposals),
   *     WEAK_PASSWORD, BREACHED_PASSWORD, BUSY
   */
  public SessionToken accept(
      String token, String name, String password, String language, Origin origin) {
    if (duty(token).isEmpty()) {
      throw ProvisioningException.of(Kind.LINK_USED);
    }
    String signInName = MailAddress.of(name, domains.defaultDomain()).local();
    credentials.requireGood(password, signInName);
    PasswordTag tag = slowHash.of(password);
    String tongue = Locale.forLanguageTag(language).getLanguage();
    return transactions
        .callUnlessDuplicate(
            () -> {
              Invitation used = use(token);
              Long domain = used.officeDomainId().orElse(null);
              Account person =
                  Account.staff(signInName, used.role(), domain, tongue, tag, clock.instant());
              return letIn(person, duty(used), tag, origin);
            })
        .orElseThrow(() -> ProvisioningException.nameTaken(List.of()));
  }

  /** Deleting decides who of two that come at once was first. */
  private Invitation use(String token) {
    Invitation found = find(token).orElseThrow(() -> ProvisioningException.of(Kind.LINK_USED));
    if (entities
            .createQuery("delete from Invitation i where i.hash = :hash")
            .setParameter("hash", Digests.sha256(token))
            .executeUpdate()
        == 0) {
      throw ProvisioningException.of(Kind.LINK_USED);
    }
    return found;
  }

  private SessionToken letIn(Account person, Duty duty, PasswordTag tag, Origin origin) {
    entities.persist(person);
    entities.flush();
    String name = person.signInName();
    String subject = name + " (" + duty.words() + ")";
    audit.by(person.id(), name, Act.OPERATOR_ACCEPTED, subject, origin);
    return sessions.open(person.id(), new SessionKeys(null, tag.factorKey()), true);
  }
}

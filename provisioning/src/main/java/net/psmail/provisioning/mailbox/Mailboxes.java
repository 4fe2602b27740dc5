package net.psmail.provisioning.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.key.Envelopes;

/**
 * Mailboxes for the other features of this module: they call it within their own transactions. An
 * account has one mailbox.
 */
@ApplicationScoped
public class Mailboxes {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject Envelopes envelopes;
  @Inject Clock clock;

  private final MailboxSettings settings = MailboxSettings.read();

  /**
   * Whether the address, or one that looks like it, is or was somebody's.
   *
   * @throws ProvisioningException INVALID_ADDRESS when its domain is not served here
   */
  public boolean isClaimed(MailAddress address) {
    AddressClaim.Key key = new AddressClaim.Key(domains.idOf(address.domain()), address.skeleton());
    return transactions.call(() -> entities.find(AddressClaim.class, key) != null);
  }

  /**
   * Makes a name somebody's for ever, within the transaction that makes what it is the name of. The
   * database refuses it as a duplicate when it is or was anybody's.
   *
   * @return the key of its domain
   * @throws ProvisioningException INVALID_ADDRESS when its domain is not served here
   */
  public long claim(MailAddress address) {
    long domainId = domains.idOf(address.domain());
    entities.persist(new AddressClaim(domainId, address, clock.instant()));
    entities.flush();
    return domainId;
  }

  /** How much mail a new mailbox may hold, in bytes. */
  public long quotaOfNew() {
    return settings.quotaBytes();
  }

  /**
   * Claims the address and makes the mailbox behind it. The database refuses the claim as a
   * duplicate when somebody else was faster.
   *
   * @return the key of the mailbox
   */
  public long create(long accountId, MailAddress address, PublicKey key) {
    long domainId = claim(address);
    Mailbox mailbox =
        new Mailbox(
            accountId,
            domainId,
            address,
            settings.quotaBytes(),
            envelopes.encode(key),
            clock.instant());
    entities.persist(mailbox);
    entities.flush();
    return mailbox.id();
  }

  /**
   * The key of an account's mailbox.
   *
   * @throws ProvisioningException NOT_FOUND for an operator's account
   */
  public long idOf(long accountId) {
    return transactions
        .call(
            () ->
                entities
                    .createQuery(
                        "select m.id from Mailbox m where m.accountId = :account", Long.class)
                    .setParameter("account", accountId)
                    .getResultStream()
                    .findFirst())
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  /** The address of an account's mailbox; operators have none. */
  public Optional<MailAddress> addressOf(long accountId) {
    return transactions.call(
        () ->
            entities
                .createQuery(
                    "select m.address from Mailbox m where m.accountId = :account", String.class)
                .setParameter("account", accountId)
                .getResultStream()
                .findFirst()
                .map(MailAddress::parse));
  }

  /** Wraps the mailbox key under a secret, in the place of an earlier one for this purpose. */
  public void seal(
      long mailboxId, EnvelopePurpose purpose, PrivateKey key, String envelopePassword) {
    entities.merge(new KeyEnvelope(mailboxId, purpose, envelopes.seal(key, envelopePassword)));
  }

  /** Opens the mailbox key with a secret that was checked before. */
  public PrivateKey open(long mailboxId, EnvelopePurpose purpose, String envelopePassword) {
    KeyEnvelope.Key key = new KeyEnvelope.Key(mailboxId, purpose);
    KeyEnvelope envelope =
        transactions
            .call(() -> Optional.ofNullable(entities.find(KeyEnvelope.class, key)))
            .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    return envelopes.open(envelope.sealed(), envelopePassword);
  }

  /** Nothing opens it for this purpose any more. */
  public void unseal(long mailboxId, EnvelopePurpose purpose) {
    entities
        .createQuery(
            "delete from KeyEnvelope e where e.mailboxId = :mailbox and e.purpose = :purpose")
        .setParameter("mailbox", mailboxId)
        .setParameter("purpose", purpose)
        .executeUpdate();
  }

  /**
   * Puts a new key in the place of one that nobody can open any more, within the transaction that
   * made that necessary. No envelope is left: the caller seals the new key. What was encrypted to
   * the old one stays so.
   */
  public void replaceKey(long mailboxId, PublicKey key) {
    entities
        .createQuery("delete from KeyEnvelope e where e.mailboxId = :mailbox")
        .setParameter("mailbox", mailboxId)
        .executeUpdate();
    entities
        .createQuery("update Mailbox m set m.publicKey = :key where m.id = :mailbox")
        .setParameter("key", envelopes.encode(key))
        .setParameter("mailbox", mailboxId)
        .executeUpdate();
  }

  /** The mailbox takes no more mail. */
  public void close(long accountId) {
    setActive(accountId, false);
  }

  /** The mailbox takes mail from now on. */
  public void open(long accountId) {
    setActive(accountId, true);
  }

  /** How much mail it may hold from now on, in the transaction that says so. */
  public void changeQuota(long accountId, long bytes) {
    entities
        .createQuery("update Mailbox m set m.quotaBytes = :bytes where m.accountId = :account")
        .setParameter("bytes", bytes)
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** The address of a mailbox that never took mail may become somebody else's. */
  public void giveBack(long accountId) {
    entities
        .createQuery("select m from Mailbox m where m.accountId = :account", Mailbox.class)
        .setParameter("account", accountId)
        .getResultStream()
        .flatMap(mailbox -> Stream.ofNullable(entities.find(AddressClaim.class, mailbox.claim())))
        .forEach(entities::remove);
  }

  private void setActive(long accountId, boolean active) {
    entities
        .createQuery("update Mailbox m set m.active = :active where m.accountId = :account")
        .setParameter("active", active)
        .setParameter("account", accountId)
        .executeUpdate();
  }
}

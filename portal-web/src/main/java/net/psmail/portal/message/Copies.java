package net.psmail.portal.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.psmail.portal.view.Language;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.AnyAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;

/**
 * Copies of messages for the guests who wrote them. Whoever gives a stranger's address makes us
 * send that stranger one letter a day, in which no word is the sender's.
 */
@ApplicationScoped
class Copies {

  static final Duration LINK_LIFETIME = Duration.ofHours(24);

  @PersistenceContext(unitName = "portal")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Jobs jobs;
  @Inject Codes codes;
  @Inject Clock clock;

  /** Orders the letter with the link, unless this address had one within a day. */
  void ask(long messageId, String address, Language language) {
    Instant now = clock.instant();
    transactions.callUnlessDuplicate(
        () -> {
          if (!askedSince(now.minus(LINK_LIFETIME), address)) {
            entities.persist(new MessageCopy(messageId, address, language.tag(), now));
            entities.flush();
            jobs.order(CopyInvitation.NAME, Long.toString(messageId), now);
          }
          return now;
        });
  }

  /** Whether {@link #confirm} would take this token now. */
  boolean isOpen(String token) {
    return transactions.call(() -> find(token).isPresent());
  }

  /**
   * The address is the guest's: orders the copy.
   *
   * @throws ProvisioningException LINK_USED
   */
  void confirm(String token) {
    transactions.run(
        () -> {
          CopyLink link = find(token).orElseThrow(() -> ProvisioningException.of(Kind.LINK_USED));
          MessageCopy copy =
              lock(link.messageId()).orElseThrow(() -> ProvisioningException.of(Kind.LINK_USED));
          copy.confirm(clock.instant());
          entities
              .createQuery("delete from CopyLink l where l.messageId = :message")
              .setParameter("message", copy.messageId())
              .executeUpdate();
          jobs.order(CopyDelivery.NAME, Long.toString(copy.messageId()), clock.instant());
        });
  }

  /** A new token for the letter with the link; empty when there is nothing to confirm any more. */
  Optional<String> newToken(long messageId) {
    String token = codes.token();
    Instant now = clock.instant();
    return transactions.call(
        () ->
            lock(messageId)
                .filter(copy -> !copy.isConfirmed())
                .map(copy -> copy.askedAt().plus(LINK_LIFETIME))
                .filter(now::isBefore)
                .map(
                    end -> {
                      entities.persist(new CopyLink(Digests.sha256(token), messageId, end));
                      return token;
                    }));
  }

  /** A wish with its message; empty when the message was deleted. */
  Optional<Wished> find(long messageId) {
    return transactions.call(
        () ->
            Optional.ofNullable(entities.find(MessageCopy.class, messageId))
                .map(
                    copy ->
                        new Wished(
                            copy.isConfirmed(),
                            copy.language(),
                            copy.askedAt(),
                            entities.find(GuestMessage.class, messageId).received())));
  }

  /** Forgets links that nobody used in time. */
  void purge() {
    transactions.run(
        () ->
            entities
                .createQuery("delete from CopyLink l where l.expiresAt < :now")
                .setParameter("now", clock.instant())
                .executeUpdate());
  }

  private boolean askedSince(Instant moment, String address) {
    return !entities
        .createQuery(
            "select c.messageId from MessageCopy c where c.address = :address and c.askedAt > :moment",
            Long.class)
        .setParameter("address", AnyAddress.normal(address))
        .setParameter("moment", moment)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private Optional<CopyLink> find(String token) {
    return entities
        .createQuery(
            "select l from CopyLink l where l.hash = :hash and l.expiresAt > :now", CopyLink.class)
        .setParameter("hash", Digests.sha256(token))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  private Optional<MessageCopy> lock(long messageId) {
    return Optional.ofNullable(
        entities.find(MessageCopy.class, messageId, LockModeType.PESSIMISTIC_WRITE));
  }
}

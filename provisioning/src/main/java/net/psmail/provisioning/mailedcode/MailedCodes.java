package net.psmail.provisioning.mailedcode;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;

/**
 * Asks for a code, and takes it: once, within an hour, after five tries at the most. Only its hash
 * is kept, for it is made when the letter is written ({@link CodeMail}). Of one holder there is one
 * at a time, the last.
 */
@ApplicationScoped
public class MailedCodes {

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int TRIES = 5;

  private static final String OPEN =
      "select c from MailedCode c where c.holder = :holder and c.endsAt > :now";
  private static final String COUNT =
      """
      update MailedCode c set c.tries = c.tries + 1
      where c.holder = :holder and c.endsAt > :now and c.tries < :most and c.confirmedAt is null
      """;
  private static final String CONFIRM =
      """
      update MailedCode c set c.confirmedAt = :now, c.endsAt = :later
      where c.holder = :holder and c.hash = :hash and c.endsAt > :now and c.confirmedAt is null
      """;

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject ForeignAddresses foreign;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /** Whether there is a way to mail any. */
  public boolean areOffered() {
    return foreign.areReached();
  }

  /**
   * What somebody means by the address that they have typed.
   *
   * @throws ProvisioningException as {@link #ask}
   */
  public String address(String typed) {
    return foreign.require(typed);
  }

  /**
   * Orders the letter with a code, in the place of an earlier one.
   *
   * @param typed an address at another provider
   * @throws ProvisioningException ADDRESS_REFUSED when it is none, or none that confirms anything;
   *     MAIL_STAYS_HERE when nothing is mailed to other providers
   */
  public void ask(CodeHolder holder, String typed, String language) {
    String address = foreign.require(typed);
    Instant now = clock.instant();
    // Of two at once the second makes none: the first one's letter is on its way.
    transactions.callUnlessDuplicate(
        () -> {
          drop(holder);
          MailedCode code = new MailedCode(holder, address, language, now, now.plus(LIFETIME));
          entities.persist(code);
          entities.flush();
          jobs.order(CodeMail.NAME, Long.toString(code.id()), now);
          return true;
        });
  }

  /** The address that a code is on its way to; empty when there is none to be typed. */
  public Optional<String> waiting(CodeHolder holder) {
    return open(holder).filter(code -> !code.isConfirmed()).map(MailedCode::address);
  }

  /** The address that its holder has confirmed, as long as that holds and is not used. */
  public Optional<String> confirmed(CodeHolder holder) {
    return open(holder).filter(MailedCode::isConfirmed).map(MailedCode::address);
  }

  /**
   * Takes a code: the address is confirmed until it is used, for another hour. Case, spaces and
   * hyphens do not matter.
   *
   * @throws ProvisioningException CODE_REFUSED when it is wrong, too old, or was tried too often;
   *     which of them is never said
   */
  public void confirm(CodeHolder holder, String typed) {
    // Counted before it is looked at, so that of many tries at once no more than five are made.
    if (!transactions.call(() -> count(holder)) || !transactions.call(() -> take(holder, typed))) {
      throw ProvisioningException.of(Kind.CODE_REFUSED);
    }
  }

  /**
   * Uses a confirmed address up, in the transaction of what it is used for. Deleting decides who of
   * two that come at once was first.
   *
   * @throws ProvisioningException CODE_REFUSED when there is none, or not any more
   */
  public String use(CodeHolder holder) {
    String address =
        confirmed(holder).orElseThrow(() -> ProvisioningException.of(Kind.CODE_REFUSED));
    if (drop(holder) == 0) {
      throw ProvisioningException.of(Kind.CODE_REFUSED);
    }
    return address;
  }

  /** Makes the code of a holder worthless, if there is one. */
  public void forget(CodeHolder holder) {
    transactions.run(() -> drop(holder));
  }

  private Optional<MailedCode> open(CodeHolder holder) {
    return transactions.call(
        () ->
            entities
                .createQuery(OPEN, MailedCode.class)
                .setParameter("holder", holder.hash())
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst());
  }

  private boolean count(CodeHolder holder) {
    return 1
        == entities
            .createQuery(COUNT)
            .setParameter("holder", holder.hash())
            .setParameter("now", clock.instant())
            .setParameter("most", TRIES)
            .executeUpdate();
  }

  private boolean take(CodeHolder holder, String typed) {
    return 1
        == entities
            .createQuery(CONFIRM)
            .setParameter("holder", holder.hash())
            .setParameter("hash", Digests.sha256(Codes.asMeant(typed)))
            .setParameter("now", clock.instant())
            .setParameter("later", clock.instant().plus(LIFETIME))
            .executeUpdate();
  }

  private int drop(CodeHolder holder) {
    return entities
        .createQuery("delete from MailedCode c where c.holder = :holder")
        .setParameter("holder", holder.hash())
        .executeUpdate();
  }
}

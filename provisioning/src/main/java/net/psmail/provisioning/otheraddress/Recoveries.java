package net.psmail.provisioning.otheraddress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.AnyAddress;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.outgoing.Letters;
import net.psmail.provisioning.session.Session;

/**
 * Recoveries by the confirmed other address, for who has lost password and recovery code. A letter
 * there begins one, a delay follows in which the owner of the mailbox sees it everywhere and can
 * stop it, and then the letter's link sets a new password ({@code account.LateRecovery}). Whoever
 * asks is answered the same, and as fast, whatever there is: an answer looks nothing up.
 */
@ApplicationScoped
public class Recoveries {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject MailDomains domains;
  @Inject Letters letters;
  @Inject PendingRecoveries pending;
  @Inject Jobs jobs;
  @Inject Audit audit;
  @Inject Clock clock;

  private final Duration delay = RecoverySettings.read().delay();

  /** Whether letters reach other addresses. */
  public boolean areOffered() {
    return letters.reachOthers();
  }

  /** How long the owner can stop one. */
  public Duration delay() {
    return delay;
  }

  /**
   * Somebody has lost password and code. If there is such a mailbox, with another address, a letter
   * goes there; at most one an hour, and three a day.
   *
   * @param typed the address of the mailbox, with or without its domain
   * @throws ProvisioningException ADDRESS_REFUSED when this is the address of nothing anywhere,
   *     MAIL_STAYS_HERE
   */
  public void ask(String typed, Origin origin) {
    if (!areOffered()) {
      throw ProvisioningException.of(Kind.MAIL_STAYS_HERE);
    }
    String name = AnyAddress.normal(typed.strip());
    String address = name.contains("@") ? name : name + "@" + domains.defaultDomain();
    if (!AnyAddress.is(address)) {
      throw ProvisioningException.of(Kind.ADDRESS_REFUSED);
    }
    transactions.run(
        () -> {
          RecoveryQuestion question = new RecoveryQuestion(address, origin, clock.instant());
          entities.persist(question);
          entities.flush();
          jobs.order(RecoveryMail.NAME, Long.toString(question.id()), clock.instant());
        });
  }

  /** The one that a link of a letter leads to; empty when it is over, or never was. */
  public Optional<PendingRecovery> find(String token) {
    return pending.find(token);
  }

  /** When the one that has begun for this member's mailbox is ready. */
  public Optional<Instant> begun(Session member) {
    return transactions.call(
        () -> pending.of(member.accountId()).flatMap(PendingRecoveryRow::readyAt));
  }

  /**
   * Begins the delay; one that has begun goes on as it does.
   *
   * @param token of a link in a letter to the other address
   * @throws ProvisioningException LINK_USED
   */
  public void begin(String token, Origin origin) {
    transactions.run(
        () -> {
          PendingRecovery found = requireOpening(token);
          if (pending.begin(found.accountId())) {
            note(found, Act.RECOVERY_BEGUN, origin);
          }
        });
  }

  /**
   * Stops the one of this member's mailbox; without one nothing happens.
   *
   * @return whether there was one
   */
  public boolean stop(Session member, Origin origin) {
    return transactions.call(() -> pending.stop(member.accountId(), member.signInName(), origin));
  }

  /**
   * Stops the one of a link.
   *
   * @throws ProvisioningException LINK_USED, also when it is finished
   */
  public void stop(String token, Origin origin) {
    transactions.run(
        () -> {
          PendingRecovery found = find(token).orElseThrow(Recoveries::over);
          if (!pending.stop(found.accountId(), found.mailbox(), origin)) {
            throw over();
          }
        });
  }

  /** Ends the one of an account, in the transaction of who has come back by another way. */
  public void close(long accountId, String name, Origin origin) {
    pending.stop(accountId, name, origin);
  }

  /**
   * Takes a recovery whose delay is over away, in the transaction that sets the new password.
   *
   * @throws ProvisioningException LINK_USED, also when somebody else was faster or has stopped it
   */
  public void finish(PendingRecovery recovery) {
    if (!pending.finish(recovery.accountId())) {
      throw over();
    }
  }

  /**
   * The one of a link that can be finished now.
   *
   * @throws ProvisioningException LINK_USED
   */
  public PendingRecovery requireReady(String token) {
    return Optional.of(requireOpening(token))
        .filter(found -> found.isReady(clock.instant()))
        .orElseThrow(Recoveries::over);
  }

  /**
   * The token of a new link that stops what has begun for an account, for a letter about it; empty
   * when it is over.
   */
  public Optional<StopLink> stopLink(long accountId) {
    return transactions.call(
        () ->
            pending
                .of(accountId)
                .flatMap(
                    row ->
                        row.readyAt()
                            .map(ready -> new StopLink(pending.link(row.id(), false), ready))));
  }

  /**
   * What a letter says of a recovery that has begun.
   *
   * @param token of a link that stops it
   * @param readyAt when it can be finished
   */
  public record StopLink(String token, Instant readyAt) {

    @Override
    public String toString() {
      return "StopLink";
    }
  }

  private PendingRecovery requireOpening(String token) {
    return find(token).filter(PendingRecovery::opens).orElseThrow(Recoveries::over);
  }

  private void note(PendingRecovery recovery, Act act, Origin origin) {
    audit.by(recovery.accountId(), recovery.mailbox(), act, recovery.mailbox(), origin);
  }

  private static ProvisioningException over() {
    return ProvisioningException.of(Kind.LINK_USED);
  }
}

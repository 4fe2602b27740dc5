package net.psmail.provisioning.otheraddress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.AccountHold;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailedcode.CodeHolder;
import net.psmail.provisioning.mailedcode.MailedCodes;
import net.psmail.provisioning.session.Session;

/**
 * The other address of a member: named, then confirmed by the code that was mailed there. It opens
 * nothing at once; it can begin a {@link Recoveries recovery}. Several members may have the same,
 * so that naming one tells nothing about anybody else.
 */
@ApplicationScoped
public class OtherAddresses {

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject AccountHold accounts;
  @Inject Transactions transactions;
  @Inject MailedCodes codes;
  @Inject OtherAddressRows rows;
  @Inject PendingRecoveries pending;
  @Inject Audit audit;
  @Inject Clock clock;

  /** Whether there can be any: nothing is confirmed when no mail leaves for other providers. */
  public boolean areOffered() {
    return codes.areOffered();
  }

  /** That of a member. */
  public Optional<OtherAddress> find(Session member) {
    return transactions.call(() -> rows.current(member.accountId()).map(OtherAddressRow::view));
  }

  /** The address that a code is on its way to. */
  public Optional<String> waiting(Session member) {
    return codes.waiting(CodeHolder.of(member));
  }

  /**
   * What somebody means by the address that they have typed.
   *
   * @throws ProvisioningException as {@link #ask}
   */
  public String address(String typed) {
    return codes.address(typed);
  }

  /**
   * Mails a code to an address; nothing changes until it is typed in.
   *
   * @throws ProvisioningException ADDRESS_REFUSED, MAIL_STAYS_HERE, NOT_FOUND for an operator
   */
  public void ask(Session member, String typed) {
    member.ownMailbox();
    codes.ask(CodeHolder.of(member), typed, member.language());
  }

  /** The member does not want to confirm it any more. */
  public void withdraw(Session member) {
    codes.forget(CodeHolder.of(member));
  }

  /**
   * Takes the code: from now on the address is the member's, in the place of an earlier one. A
   * recovery that the earlier one has begun is stopped.
   *
   * @throws ProvisioningException CODE_REFUSED
   */
  public void confirm(Session member, String typed, Origin origin) {
    CodeHolder holder = CodeHolder.of(member);
    codes.confirm(holder, typed);
    transactions.run(
        () -> {
          accounts.take(member.accountId());
          String address = codes.use(holder);
          boolean first = !end(member, origin);
          keep(member.accountId(), address);
          Act act = first ? Act.OTHER_ADDRESS_CONFIRMED : Act.OTHER_ADDRESS_CHANGED;
          audit.by(member, act, member.signInName(), origin);
        });
  }

  /**
   * Takes the address away, and stops a recovery that it has begun.
   *
   * @throws ProvisioningException NOT_FOUND when there is none
   */
  public void remove(Session member, Origin origin) {
    transactions.run(
        () -> {
          accounts.take(member.accountId());
          if (!end(member, origin)) {
            throw ProvisioningException.of(Kind.NOT_FOUND);
          }
          audit.by(member, Act.OTHER_ADDRESS_REMOVED, member.signInName(), origin);
        });
  }

  /** Makes an address that was confirmed before an account's, in the transaction that makes it. */
  public void keep(long accountId, String address) {
    entities.persist(new OtherAddressRow(accountId, address, clock.instant()));
    entities.flush();
  }

  /** Whether there was one. */
  private boolean end(Session member, Origin origin) {
    Optional<OtherAddressRow> current = rows.current(member.accountId());
    current.ifPresent(row -> row.end(clock.instant()));
    entities.flush();
    pending.stop(member.accountId(), member.signInName(), origin);
    return current.isPresent();
  }
}

package net.psmail.provisioning.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.AnyAddress;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;

/**
 * What the mail server asks before a script sends mail on. Whoever has a device password can put a
 * script of their own there, but can confirm no address.
 */
@ApplicationScoped
public class ConfirmedForwards {

  @Inject Transactions transactions;
  @Inject RuleRows rows;

  /**
   * Whether mail may go there: that of a member only to who has told the code, even within the
   * provider, for thieves can have a mailbox here too.
   *
   * @param sender of the envelope, perhaps with a tag; nobody's mailbox is refused nothing here
   */
  public boolean allow(String sender, String recipient) {
    return transactions.call(
        () ->
            mailbox(sender)
                .flatMap(rows::accountOf)
                .map(account -> isConfirmed(account, AnyAddress.normal(recipient)))
                .orElse(true));
  }

  private boolean isConfirmed(long account, String address) {
    return rows.forwards(account).stream()
        .anyMatch(row -> row.isConfirmed() && row.address().equals(address));
  }

  private static Optional<MailAddress> mailbox(String sender) {
    try {
      return Optional.of(MailAddress.parse(Forwarding.plain(sender)));
    } catch (ProvisioningException nobody) {
      return Optional.empty();
    }
  }
}

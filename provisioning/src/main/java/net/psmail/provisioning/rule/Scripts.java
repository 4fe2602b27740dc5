package net.psmail.provisioning.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailbox.Mailboxes;
import net.psmail.provisioning.outgoing.Letters;
import net.psmail.provisioning.outgoing.Senders;
import net.psmail.provisioning.suspension.Suspensions;

/** Writes the script of a member, from the rows as they are. */
@ApplicationScoped
class Scripts {

  @Inject Transactions transactions;
  @Inject RuleRows rows;
  @Inject Mailboxes mailboxes;
  @Inject Senders senders;
  @Inject Letters letters;
  @Inject Suspensions suspensions;

  private final RuleSettings settings = RuleSettings.read();

  /**
   * A script that is to be put.
   *
   * @param version of the rules in it
   * @param takesOver whether it takes the place of another that is in force
   */
  record Draft(MailAddress mailbox, long version, String script, boolean takesOver) {}

  /** Of a member who has rules. */
  Optional<Draft> draft(long account) {
    return transactions.call(
        () ->
            mailboxes
                .addressOf(account)
                .flatMap(mailbox -> rows.find(account).map(row -> draft(mailbox, row))));
  }

  /** Of who is suspended nothing is sent; a script of their own, which might, is put to sleep. */
  private Draft draft(MailAddress mailbox, RulesRow row) {
    boolean suspended = suspensions.of(row.accountId()).isPresent();
    Rules rules = rows.rules(row.accountId());
    String script = SieveScript.of(suspended ? rules.silent() : rules, surroundings(mailbox));
    return new Draft(mailbox, row.version(), script, suspended || row.takesOver());
  }

  Surroundings surroundings(MailAddress mailbox) {
    return new Surroundings(texts(senders.of(mailbox)), texts(letters.senders()), settings.spam());
  }

  private static List<String> texts(List<MailAddress> addresses) {
    return addresses.stream().map(MailAddress::toString).toList();
  }
}

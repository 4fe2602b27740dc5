package net.psmail.provisioning.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Function;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailserver.Placement;

/** Answers a mail server that runs no scripts, at each message. */
@ApplicationScoped
public class ArrivingMail {

  private static final Logger LOG = System.getLogger(ArrivingMail.class.getName());

  @Inject Transactions transactions;
  @Inject RuleRows rows;
  @Inject Scripts scripts;

  /**
   * Where the rules of a mailbox put a message; INBOX when they cannot be read.
   *
   * @param headers the decoded values of a header field of this name
   */
  public List<Placement> placements(MailAddress mailbox, Function<String, List<String>> headers) {
    try {
      Rules rules =
          transactions.call(() -> rows.accountOf(mailbox).map(rows::rules).orElse(Rules.USUAL));
      return new SortedMail(headers).by(rules, scripts.surroundings(mailbox));
    } catch (RuntimeException unread) {
      LOG.log(Level.WARNING, "A mail was delivered without its rules", unread);
      return List.of(Placement.in(Placement.INBOX));
    }
  }
}

package net.psmail.provisioning.postfixadmin;

import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.bulk.BulkLine;

/**
 * What becomes of a row of PostfixAdmin.
 *
 * @param number from one, in the order in which they are done: domains, mailboxes, aliases
 * @param account the number of the account here, once there is one
 * @param name of the domain, or the address
 * @param target where an alias leads, as PostfixAdmin has it, or the domain for which another
 *     stands; empty otherwise
 * @param quotaBytes what the mailbox gets; 0 if it is none
 * @param scheme how the password of a mailbox is hashed, such as {@code SHA512-CRYPT}; empty if it
 *     is none
 * @param state NOTHING when it is here already; CHANGED when it was not as shown any more
 * @param fault why it is left out; present if and only if it is FAULTY
 * @param other the line that has the same name; 0 if none does
 * @param refusal why it was not done when its turn came
 */
public record TakeoverLine(
    int number,
    What what,
    Optional<Long> account,
    String name,
    String target,
    long quotaBytes,
    String scheme,
    BulkLine.State state,
    Optional<TakeoverFault> fault,
    int other,
    Optional<ProvisioningException.Kind> refusal) {

  /** What it is about. */
  public enum What {
    DOMAIN,
    MAILBOX,
    ALIAS;

    /** As it is kept. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static What of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** What a kept line says; that of a mailbox has quota and scheme as its value. */
  static TakeoverLine of(BulkLine line) {
    What what = What.of(line.act());
    boolean mailbox = what == What.MAILBOX;
    return new TakeoverLine(
        line.number(),
        what,
        line.account(),
        line.address(),
        mailbox ? "" : line.value(),
        mailbox ? quota(line) : 0,
        mailbox ? line.value().substring(line.value().indexOf(' ') + 1) : "",
        line.state(),
        TakeoverFault.of(line.reason()),
        line.other(),
        line.refusal());
  }

  /** How much the mailbox of a kept line gets. */
  static long quota(BulkLine mailbox) {
    return Long.parseLong(mailbox.value().substring(0, mailbox.value().indexOf(' ')));
  }
}

package net.psmail.provisioning.postfixadmin;

import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.bulk.BulkLine;

/**
 * What becomes of a row of PostfixAdmin.
 *
 * @param number from one, in the order in which they are done: domains, mailboxes, aliases
 * @param account the number of the account here, once there is one
 * @param name of the domain, or the address
 * @param target where an alias leads, as PostfixAdmin has it; empty otherwise
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
    ALIAS
  }
}

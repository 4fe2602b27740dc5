package net.psmail.provisioning.alias;

import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.address.MailAddress;

/**
 * An address of a member besides the one of the mailbox.
 *
 * @param note what it is for, in the words of its owner; may be empty
 * @param active whether it takes mail, and may be written from
 * @param mails how many the mail server took for it
 * @param lastMail when it took the last one
 * @param takeBackUntil until when its owner may have it again; empty unless it was removed
 */
public record Alias(
    long id,
    MailAddress address,
    Kind kind,
    String note,
    boolean active,
    Instant madeAt,
    long mails,
    Optional<Instant> lastMail,
    Optional<Instant> takeBackUntil) {

  /** Where the name comes from. */
  public enum Kind {
    /** Its owner chose it. */
    OWN,
    /** Chance did: to be given to one shop, one form, one list. */
    RANDOM
  }
}

package net.psmail.provisioning.device;

import java.time.Instant;
import java.util.Optional;

/**
 * Logins of one kind that a mail server refused.
 *
 * @param protocol "imap", "pop3", "smtp", or what else a mail server calls it
 * @param network where they came from, as the audit trail keeps it
 * @param device the name of the password that works no more; empty when it is none of those
 * @param tries how many
 * @param last when the last one was
 */
public record RefusedLogin(
    String protocol,
    String network,
    Reason reason,
    Optional<String> device,
    int tries,
    Instant last) {

  /** Why it was refused. */
  public enum Reason {
    /** The password of a device was taken back. */
    REVOKED,
    /** The password was made for a short time, which is over. */
    EXPIRED,
    /** The time that its owner gave the password is over. */
    ENDED,
    /** Its owner wants nothing sent with the password. */
    NOT_FOR_SENDING,
    /** Its owner wants nothing read with the password. */
    NOT_FOR_READING,
    /** Filters forward and answer mail: they want a password that may read and send. */
    NOT_FOR_FILTERS,
    /** The domain is stopped for the time being. */
    DOMAIN_STOPPED,
    /** The account is to be deleted: until then it opens the web alone. */
    LEAVING,
    /** An operator has suspended the account from signing in. */
    SUSPENDED,
    /** An operator has suspended the account from sending. */
    SENDING_SUSPENDED,
    /** It does not look like a password that we make; often it is the sign-in password. */
    NO_DEVICE_PASSWORD,
    /** It looks like one of ours, but no device of this mailbox has it. */
    UNKNOWN_PASSWORD,
    /** It was not looked at, after too many that were wrong. Dovecot looks at all of them. */
    TOO_MANY_TRIES
  }
}

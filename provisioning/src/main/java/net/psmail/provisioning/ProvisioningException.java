package net.psmail.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.bulk.BulkFault;
import net.psmail.provisioning.intake.IntakeFault;
import net.psmail.provisioning.mailserver.RefusedRecipient;
import net.psmail.provisioning.password.PasswordAdvice;
import net.psmail.provisioning.postfixadmin.SourceFault;
import net.psmail.provisioning.suspension.Suspension;
import org.jspecify.annotations.Nullable;

/**
 * Whatever this module refuses or cannot do. The {@link Kind} says what happened, the accessors
 * give what the caller needs to say it to a person; messages are for logs and never hold a secret,
 * nor anything that a person typed into a password field.
 */
public final class ProvisioningException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What was refused or failed. */
  public enum Kind {
    /** The address breaks a rule: see {@link #addressFault()}. */
    INVALID_ADDRESS,
    /** The address, or one that looks like it, is or was somebody's: see {@link #proposals()}. */
    NAME_TAKEN,
    /** Nobody registers in this domain. */
    SIGN_UP_CLOSED,
    /** In this domain only those register whom a member has invited. */
    INVITE_NEEDED,
    /** The password can be guessed: see {@link #advice()}. */
    WEAK_PASSWORD,
    /** The password stands in a list of leaked ones. */
    BREACHED_PASSWORD,
    /** Name or password are wrong; which of them is never said. */
    SIGN_IN_REFUSED,
    /** The code is wrong, too old, or was used; which of them is never said. */
    FACTOR_REFUSED,
    /** An operator has taken the account back; only who has shown to be its owner is told. */
    ACCOUNT_REVOKED,
    /**
     * An operator has suspended the account: see {@link #suspension()}; only who has shown to be
     * its owner is told.
     */
    ACCOUNT_SUSPENDED,
    /** A reason or a note is empty or too long. */
    INVALID_REASON,
    /** A moment that should be to come is not. */
    INVALID_TIME,
    /** A quota is too small or too large. */
    INVALID_QUOTA,
    /** Two people must agree, and this is one of them. */
    SECOND_PERSON_NEEDED,
    /** A program has sent the same Idempotency-Key with something else before. */
    IDEMPOTENCY_KEY_REUSED,
    /** What a program has sent with the same Idempotency-Key is not done yet. */
    IDEMPOTENCY_KEY_IN_USE,
    /** The session is over: sign in again. */
    SESSION_ENDED,
    /** Address or recovery code are wrong; which of them is never said. */
    RECOVERY_REFUSED,
    /** Mail cannot be sent on to an address of one's own. */
    FORWARD_TO_OWN,
    /** Mail that is sent on to this address would come back. */
    FORWARD_COMES_BACK,
    /** This can be no folder of a mailbox. */
    INVALID_FOLDER,
    /** The last day comes before the first. */
    INVALID_DATES,
    /** A name that a person gives to a thing (a device password) is empty or too long. */
    INVALID_NAME,
    /** This is no address to which messages could go by https. */
    INVALID_URL,
    /** The name that shall stand in a person's mails is too long or cannot be printed. */
    INVALID_SENDER,
    /** No more of this kind for this mailbox. */
    LIMIT_REACHED,
    /** There is no such thing, or it belongs to somebody else. */
    NOT_FOUND,
    /** Nobody else could decide who works here: make another administrator first. */
    LAST_ADMINISTRATOR,
    /** The domain is in the list already. */
    DOMAIN_KNOWN,
    /** The first domain of the configuration is the site's own and is always served. */
    DEFAULT_DOMAIN,
    /**
     * The address is not one of another provider, or one that confirms nothing; nothing is said of
     * whether it is anybody's.
     */
    ADDRESS_REFUSED,
    /** The mailed code is wrong, too old, or was tried too often; which of them is never said. */
    CODE_REFUSED,
    /** No mail leaves for other providers, so no address there can be confirmed. */
    MAIL_STAYS_HERE,
    /** The one-time link, or the invitation, was used, has expired, or never was. */
    LINK_USED,
    /** More passwords are being worked on than the machine can carry: see {@link #retryAfter()}. */
    BUSY,
    /** The database does not answer; nothing was changed. */
    DATABASE_UNAVAILABLE,
    /** A mail was not sent, because of some of its recipients: see {@link #refusedRecipients()}. */
    RECIPIENTS_REFUSED,
    /** A mail was not sent, because it is larger than the mail server takes. */
    MAIL_TOO_LARGE,
    /** A mail was not sent, because its sender has sent enough for now. */
    SENDING_LIMITED,
    /** Mail is not fetched from another provider: see {@link #intakeFault()}. */
    IMPORT_REFUSED,
    /** A table of acts on many accounts cannot be read: see {@link #bulkFault()}. */
    BULK_REFUSED,
    /** Acts on many accounts were ordered before, or were shown too long ago. */
    BULK_OVER,
    /** The database of PostfixAdmin is not read: see {@link #sourceFault()}. */
    TAKEOVER_REFUSED,
    /** The mail server does not answer. */
    MAIL_SERVER_UNAVAILABLE,
    /** The start was stopped; the message is one sentence that tells the operator what to do. */
    START_REFUSED
  }

  private final Kind kind;
  private final transient @Nullable Object payload;

  private ProvisioningException(
      Kind kind, String message, @Nullable Object payload, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.payload = payload;
  }

  /** An exception of a kind that carries no payload. */
  public static ProvisioningException of(Kind kind) {
    return new ProvisioningException(kind, kind.name(), null, null);
  }

  /** The address breaks this rule. */
  public static ProvisioningException invalidAddress(AddressFault fault) {
    return new ProvisioningException(Kind.INVALID_ADDRESS, fault.name(), fault, null);
  }

  /** The address is not free, these are. */
  public static ProvisioningException nameTaken(List<MailAddress> proposals) {
    return new ProvisioningException(
        Kind.NAME_TAKEN, Kind.NAME_TAKEN.name(), List.copyOf(proposals), null);
  }

  /** The password is too weak for these reasons. */
  public static ProvisioningException weakPassword(PasswordAdvice advice) {
    return new ProvisioningException(Kind.WEAK_PASSWORD, Kind.WEAK_PASSWORD.name(), advice, null);
  }

  /** The machine is busy, try again after this time. */
  public static ProvisioningException busy(Duration retryAfter) {
    return new ProvisioningException(Kind.BUSY, Kind.BUSY.name(), retryAfter, null);
  }

  /** What somebody has written is longer than this. */
  public static ProvisioningException textTooLong(int longest) {
    return new ProvisioningException(
        Kind.INVALID_REASON, Kind.INVALID_REASON.name(), longest, null);
  }

  /** The account is suspended, for this reason. */
  public static ProvisioningException suspended(Suspension suspension) {
    return new ProvisioningException(
        Kind.ACCOUNT_SUSPENDED, Kind.ACCOUNT_SUSPENDED.name(), suspension, null);
  }

  /** The database does not answer. */
  public static ProvisioningException databaseUnavailable(Throwable cause) {
    return new ProvisioningException(
        Kind.DATABASE_UNAVAILABLE, Kind.DATABASE_UNAVAILABLE.name(), null, cause);
  }

  /** The mail server does not answer, or gives an answer that is not a yes. */
  public static ProvisioningException mailServerUnavailable(
      String message, @Nullable Throwable cause) {
    return new ProvisioningException(Kind.MAIL_SERVER_UNAVAILABLE, message, null, cause);
  }

  /** The mail server does not take the mail for these. */
  public static ProvisioningException recipientsRefused(List<RefusedRecipient> recipients) {
    return new ProvisioningException(
        Kind.RECIPIENTS_REFUSED, Kind.RECIPIENTS_REFUSED.name(), List.copyOf(recipients), null);
  }

  /** Mail is not fetched from there. */
  public static ProvisioningException importRefused(IntakeFault fault, @Nullable Throwable cause) {
    return new ProvisioningException(Kind.IMPORT_REFUSED, fault.name(), fault, cause);
  }

  /** The table cannot be read. */
  public static ProvisioningException bulkRefused(BulkFault fault) {
    return new ProvisioningException(Kind.BULK_REFUSED, fault.reason().name(), fault, null);
  }

  /** The database of PostfixAdmin is not read, for this reason. */
  public static ProvisioningException sourceRefused(SourceFault fault, @Nullable Throwable cause) {
    return new ProvisioningException(Kind.TAKEOVER_REFUSED, fault.name(), fault, cause);
  }

  /** The start cannot go on; the sentence says what to do. */
  public static ProvisioningException startRefused(String sentence, @Nullable Throwable cause) {
    return new ProvisioningException(Kind.START_REFUSED, sentence, null, cause);
  }

  /** What was refused or failed. */
  public Kind kind() {
    return kind;
  }

  /** What is in the way of an {@link Kind#IMPORT_REFUSED}. */
  public IntakeFault intakeFault() {
    return (IntakeFault) Objects.requireNonNull(payload, "this kind has a fault");
  }

  /** Why the table of a {@link Kind#BULK_REFUSED} cannot be read. */
  public BulkFault bulkFault() {
    return payload(BulkFault.class);
  }

  /** Why the database of PostfixAdmin is not read, for {@link Kind#TAKEOVER_REFUSED}. */
  public SourceFault sourceFault() {
    return payload(SourceFault.class);
  }

  /** The broken rule of an {@link Kind#INVALID_ADDRESS}. */
  public AddressFault addressFault() {
    return payload(AddressFault.class);
  }

  /** Free addresses near the one of a {@link Kind#NAME_TAKEN}; three, unless there are none. */
  @SuppressWarnings("unchecked")
  public List<MailAddress> proposals() {
    return payload(List.class);
  }

  /** Why a {@link Kind#WEAK_PASSWORD} is weak and what would be better. */
  public PasswordAdvice advice() {
    return payload(PasswordAdvice.class);
  }

  /** How many characters an {@link Kind#INVALID_REASON} may have; empty when it has none. */
  public OptionalInt longest() {
    return payload == null ? OptionalInt.empty() : OptionalInt.of(payload(Integer.class));
  }

  /** Why the account of {@link Kind#ACCOUNT_SUSPENDED} is suspended. */
  public Suspension suspension() {
    return payload(Suspension.class);
  }

  /** When it makes sense to come back after {@link Kind#BUSY}. */
  public Duration retryAfter() {
    return payload(Duration.class);
  }

  /** Whom the mail server does not take the mail for; at least one. */
  @SuppressWarnings("unchecked")
  public List<RefusedRecipient> refusedRecipients() {
    return payload(List.class);
  }

  private <T> T payload(Class<T> type) {
    return type.cast(Objects.requireNonNull(payload, () -> kind + " carries no payload"));
  }
}

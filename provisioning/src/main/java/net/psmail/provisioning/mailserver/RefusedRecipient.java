package net.psmail.provisioning.mailserver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody to whom the mail server does not send a mail.
 *
 * @param address as the sender wrote it
 */
public record RefusedRecipient(String address, Reason reason) {

  /** Why, as far as the sender can do something about it. */
  public enum Reason {
    /** Nobody has this address, or it is none. */
    UNKNOWN,
    /** The mailbox is full. */
    FULL,
    /** It is a mailbox of another provider, and this installation sends nothing there. */
    ELSEWHERE,
    /** Later the answer may be another one. */
    LATER,
    /** Something else. */
    OTHER
  }

  /** The enhanced status code of RFC 3463. */
  private static final Pattern STATUS = Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

  private static final int FIRST_FINAL = 500;

  /** What a server means by its reply to RCPT. */
  static RefusedRecipient of(String address, int code, String reply) {
    Matcher status = STATUS.matcher(reply);
    String detail = status.find() ? status.group(1).substring(2) : "";
    return new RefusedRecipient(address, reason(code, detail));
  }

  private static Reason reason(int code, String detail) {
    return switch (detail) {
      case "1.1", "1.2", "1.3", "1.10" -> Reason.UNKNOWN;
      case "2.2" -> Reason.FULL;
      default -> code < FIRST_FINAL ? Reason.LATER : Reason.OTHER;
    };
  }
}

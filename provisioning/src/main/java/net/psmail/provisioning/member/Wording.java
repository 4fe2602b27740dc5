package net.psmail.provisioning.member;

import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * What an operator writes about a member's account: plain text, on any number of lines. Whatever it
 * is, the member reads it.
 */
public record Wording(String text) {

  /** What a reason may have, so that it fits the trail besides the address. */
  public static final int LONGEST_REASON = 300;

  /** As the column is. */
  private static final int LONGEST_SUBJECT = 640;

  /** What a note may have. */
  public static final int LONGEST_NOTE = 2000;

  /**
   * A reason for an act, on one line.
   *
   * @throws ProvisioningException INVALID_REASON when it is empty or too long
   */
  public static Wording reason(String typed) {
    return of(typed.replaceAll("[\\s\\p{Cntrl}]+", " "), LONGEST_REASON);
  }

  /**
   * A note.
   *
   * @throws ProvisioningException INVALID_REASON when it is empty or too long
   */
  public static Wording note(String typed) {
    return of(typed.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", " "), LONGEST_NOTE);
  }

  private static Wording of(String typed, int longest) {
    String text = typed.strip();
    if (text.isEmpty()) {
      throw ProvisioningException.of(Kind.INVALID_REASON);
    }
    if (text.length() > longest) {
      throw ProvisioningException.textTooLong(longest);
    }
    return new Wording(text);
  }

  /** As the trail has it: whom it is about, and what. */
  public String about(String address) {
    String whole = address + ": " + text;
    return whole.length() <= LONGEST_SUBJECT ? whole : whole.substring(0, LONGEST_SUBJECT);
  }
}

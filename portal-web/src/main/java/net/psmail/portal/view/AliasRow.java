package net.psmail.portal.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alias of a member.
 *
 * @param random whether chance chose the name
 * @param note what it is for; may be empty
 * @param mails how many came to it
 * @param lastMail null if none did
 */
public record AliasRow(
    long id,
    String address,
    boolean random,
    String note,
    boolean active,
    Instant madeAt,
    long mails,
    @Nullable Instant lastMail) {

  /** Where its page is. */
  public String path() {
    return "/account/aliases/" + id;
  }

  /** Its state, as the end of a message key. */
  public String state() {
    return active ? "on" : "off";
  }
}

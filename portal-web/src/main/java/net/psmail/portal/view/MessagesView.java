package net.psmail.portal.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code messages.jte}, at {@code /control-room/messages}; posts {@code id, done} there.
 *
 * @param done whether these are the ones that are done
 * @param older where the list goes on; null at its end
 */
public record MessagesView(List<Message> messages, boolean done, @Nullable Long older) {

  /** A message of a guest, all of it plain text. */
  public record Message(
      long id, Instant receivedAt, String name, String address, String subject, String text) {

    /**
     * Opens the operator's mail program. What stands before the @ may hold a question mark, behind
     * which a mail program would look for more recipients.
     */
    public String mailto() {
      int at = address.lastIndexOf('@');
      return "mailto:"
          + encode(address.substring(0, at))
          + address.substring(at)
          + "?subject="
          + encode("Re: " + subject);
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }
}

package net.psmail.provisioning.outgoing;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import net.psmail.provisioning.address.MailAddress;

/**
 * A letter of the provider.
 *
 * @param id the same at every try to send it; letters, digits, dots and hyphens
 * @param date when it was written
 * @param to an address anywhere
 * @param text lines end with a line feed
 */
public record Letter(
    String id, Instant date, String to, Locale language, String subject, String text) {

  /** As it goes to a mail server. */
  public byte[] bytes(MailAddress from, String name) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      TextMessage.of(this, from, name).writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

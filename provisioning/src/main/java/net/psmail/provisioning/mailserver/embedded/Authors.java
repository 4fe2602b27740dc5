package net.psmail.provisioning.mailserver.embedded;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who a message says that it is from (<a
 * href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.2">RFC 5322, 3.6.2</a>): that is what
 * its readers see, and not the envelope.
 */
final class Authors {

  private static final String FROM = "From";

  private Authors() {}

  /**
   * The addresses of all <i>From</i> fields.
   *
   * @return empty when there is none, or one that cannot be read: another program might read it
   *     otherwise
   */
  static Optional<List<String>> of(byte[] message) {
    try {
      String[] fields = new InternetHeaders(new ByteArrayInputStream(message)).getHeader(FROM);
      return fields == null ? Optional.empty() : addresses(fields);
    } catch (MessagingException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> addresses(String[] fields) throws AddressException {
    List<String> addresses = new ArrayList<>();
    for (String field : fields) {
      InternetAddress[] found = InternetAddress.parse(field, true);
      if (found.length == 0) {
        return Optional.empty();
      }
      for (InternetAddress one : found) {
        addresses.add(one.getAddress());
      }
    }
    return Optional.of(addresses);
  }
}

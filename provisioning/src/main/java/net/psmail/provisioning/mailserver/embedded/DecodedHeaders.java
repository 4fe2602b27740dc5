package net.psmail.provisioning.mailserver.embedded;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The head of a message as people read it: words that are encoded for transport (<a
 * href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>) are words again.
 */
record DecodedHeaders(InternetHeaders fields) {

  /** A head that cannot be read has no fields. */
  static DecodedHeaders of(byte[] message) {
    try {
      return new DecodedHeaders(new InternetHeaders(new ByteArrayInputStream(message), true));
    } catch (MessagingException unreadable) {
      return new DecodedHeaders(new InternetHeaders());
    }
  }

  List<String> values(String name) {
    String[] found = fields.getHeader(name);
    return found == null ? List.of() : Stream.of(found).map(DecodedHeaders::decoded).toList();
  }

  private static String decoded(String value) {
    String line = MimeUtility.unfold(value);
    try {
      return MimeUtility.decodeText(line);
    } catch (UnsupportedEncodingException unknown) {
      return line;
    }
  }
}

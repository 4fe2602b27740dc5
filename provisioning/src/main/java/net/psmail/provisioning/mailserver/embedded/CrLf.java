package net.psmail.provisioning.mailserver.embedded;

import java.io.ByteArrayOutputStream;

/**
 * Line ends as mail has them (<a href="https://www.rfc-editor.org/rfc/rfc5322#section-2.3">RFC
 * 5322, 2.3</a>).
 */
final class CrLf {

  private CrLf() {}

  /** Every line, the last one too, ends with CR LF. */
  static byte[] lines(byte[] message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 2);
    for (int i = 0; i < message.length; i++) {
      byte b = message[i];
      if (b == '\n' || b == '\r') {
        out.write('\r');
        out.write('\n');
        if (b == '\r' && i + 1 < message.length && message[i + 1] == '\n') {
          i++;
        }
      } else {
        out.write(b);
      }
    }
    if (message.length == 0
        || (message[message.length - 1] != '\n' && message[message.length - 1] != '\r')) {
      out.write('\r');
      out.write('\n');
    }
    return out.toByteArray();
  }
}

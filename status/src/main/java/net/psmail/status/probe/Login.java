package net.psmail.status.probe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A name and a password, or a password alone where it is a token.
 *
 * @param name how settings call it, which is all that may be shown
 */
record Login(String name, String user, String password) {

  /** The answer of SASL's PLAIN (RFC 4616, 2). */
  String plain() {
    String message = "\0" + user + "\0" + password;
    return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return name;
  }
}

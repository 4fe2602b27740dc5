package net.psmail.status.probe;

import java.util.Locale;

/**
 * What is spoken on a port, and how one notices that it is spoken well.
 *
 * <p>Greetings: <a href="https://www.rfc-editor.org/rfc/rfc9051#section-7.1">RFC 9051, 7.1</a>
 * (IMAP), <a href="https://www.rfc-editor.org/rfc/rfc1939#section-4">RFC 1939, 4</a> (POP3), <a
 * href="https://www.rfc-editor.org/rfc/rfc5321#section-4.3.1">RFC 5321, 4.3.1</a> (SMTP); TLS from
 * the first byte: <a href="https://www.rfc-editor.org/rfc/rfc8314#section-3">RFC 8314, 3</a>.
 */
public enum Protocol {
  IMAPS(true, "* OK", "a LOGOUT\r\n"),
  POP3S(true, "+OK", "QUIT\r\n"),
  SUBMISSIONS(true, "220", "QUIT\r\n"),
  /** The site as visitors reach it. */
  HTTPS(true, "/"),
  /** The portal's own word on whether it and its database are ready. */
  HTTP(false, "/health/ready");

  private final boolean tls;
  private final String greeting;
  private final String farewell;
  private final String path;

  Protocol(boolean tls, String greeting, String farewell) {
    this.tls = tls;
    this.greeting = greeting;
    this.farewell = farewell;
    this.path = "";
  }

  Protocol(boolean tls, String path) {
    this.tls = tls;
    this.greeting = "";
    this.farewell = "";
    this.path = path;
  }

  /** The name in settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean tls() {
    return tls;
  }

  /** Whether the client speaks first. */
  boolean web() {
    return !path.isEmpty();
  }

  String path() {
    return path;
  }

  String farewell() {
    return farewell;
  }

  /** Whether this first line is what a healthy server says. */
  boolean welcomes(String line) {
    return web() ? line.matches("HTTP/1\\.[01] [23]\\d\\d.*") : line.startsWith(greeting);
  }
}

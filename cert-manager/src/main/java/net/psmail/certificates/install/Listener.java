package net.psmail.certificates.install;

/**
 * A port where a certificate is served.
 *
 * @param host the name or address to connect to
 * @param protocol what is spoken before TLS, if anything
 * @param serverName the name that is asked for, as clients do (<a
 *     href="https://www.rfc-editor.org/rfc/rfc6066#section-3">RFC 6066, 3</a>)
 */
public record Listener(String host, int port, Protocol protocol, String serverName) {

  private static final int HIGHEST_PORT = 65_535;

  /** How a connection comes to TLS. */
  public enum Protocol {
    /** From the first byte: HTTPS, IMAPS, POP3S, submissions. */
    TLS,
    /** IMAP and STARTTLS. */
    IMAP,
    /** POP3 and STLS. */
    POP3,
    /** SMTP, also for submission, and STARTTLS. */
    SMTP,
    /** ManageSieve and STARTTLS. */
    SIEVE
  }

  public Listener {
    if (host.isBlank() || serverName.isBlank() || port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "A listener has a host, a server name and a port from 1 to 65535.");
    }
  }

  /** As sentences name it. */
  public String label() {
    return protocol + " on " + host + ":" + port + (host.equals(serverName) ? "" : forName());
  }

  private String forName() {
    return " for " + serverName;
  }
}

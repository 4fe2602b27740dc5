package net.psmail.certificates.dns;

import java.net.InetSocketAddress;

/**
 * Who is asked and who is told.
 *
 * @param primary takes updates
 * @param resolver answers questions for the whole of the DNS
 * @param port of the authoritative servers, which is 53 in the world outside
 * @param keyName of the key that signs updates
 * @param algorithm of that key, such as {@code hmac-sha256}
 * @param secret the key in base64
 */
public record DnsServer(
    InetSocketAddress primary,
    InetSocketAddress resolver,
    int port,
    String keyName,
    String algorithm,
    String secret) {

  /** Without the secret: it has no place in a log. */
  @Override
  public String toString() {
    return "DnsServer[" + primary + ", " + keyName + "]";
  }
}

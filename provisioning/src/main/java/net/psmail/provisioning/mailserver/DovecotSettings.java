package net.psmail.provisioning.mailserver;

import java.net.URI;
import java.util.Optional;

/**
 * Where Dovecot is reached.
 *
 * @param lmtpHost the host of its LMTP listener
 * @param lmtpPort the port of its LMTP listener
 * @param relayPort the port, on the same host, that takes letters to anybody without a password; 0
 *     when there is none, and letters reach our own mailboxes only
 * @param doveadm the address of its administration API, path included
 * @param doveadmKey the key of that API
 * @param sieve where scripts are put; empty when members cannot have any by us
 */
public record DovecotSettings(
    String lmtpHost,
    int lmtpPort,
    int relayPort,
    URI doveadm,
    String doveadmKey,
    Optional<SieveSettings> sieve) {

  @Override
  public String toString() {
    return "DovecotSettings[" + lmtpHost + ":" + lmtpPort + ", " + doveadm + "]";
  }
}

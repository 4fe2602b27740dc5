package net.psmail.provisioning.mailserver;

import java.net.URI;

/**
 * Where Dovecot is reached.
 *
 * @param lmtpHost the host of its LMTP listener
 * @param lmtpPort the port of its LMTP listener
 * @param doveadm the address of its administration API, path included
 * @param doveadmKey the key of that API
 */
public record DovecotSettings(String lmtpHost, int lmtpPort, URI doveadm, String doveadmKey) {

  @Override
  public String toString() {
    return "DovecotSettings[" + lmtpHost + ":" + lmtpPort + ", " + doveadm + "]";
  }
}

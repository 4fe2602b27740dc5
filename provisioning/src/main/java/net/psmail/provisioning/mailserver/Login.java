package net.psmail.provisioning.mailserver;

import java.security.PrivateKey;

/**
 * A mailbox whose owner has just proved who they are.
 *
 * @param privateKey what its messages are read with; lives as long as the mail session
 */
public record Login(Recipient recipient, PrivateKey privateKey) {

  @Override
  public String toString() {
    return "Login[" + recipient.address() + "]";
  }
}

package net.psmail.provisioning.mailbox;

/** The secret that opens an envelope of a mailbox key. */
public enum EnvelopePurpose {
  /** The password for the web. */
  SIGN_IN,
  /** The recovery code. */
  RECOVERY,
  /**
   * A secret of the installation, until a member who was taken over signs in for the first time.
   */
  TAKEOVER
}

package net.psmail.provisioning.password;

/** Why a hash that another provider made is not taken over. */
public enum HashFault {
  /** It is the password. */
  PLAIN,
  /** Anybody turns it back into the password. */
  WEAK,
  /** It is of a kind that is not known here, or broken. */
  UNKNOWN,
  /** It takes too much time or memory. */
  COSTLY
}

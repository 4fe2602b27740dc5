package net.psmail.provisioning.intake;

/** Why another provider's server is not called, or does not let in. */
public enum IntakeFault {
  /** Its name leads nowhere. */
  HOST_UNKNOWN,
  /** Its name leads to an address that is not public. */
  HOST_FORBIDDEN,
  /** Mail is not fetched from this port. */
  PORT_FORBIDDEN,
  /** Nobody answers there, or not as a mail server with TLS. */
  UNREACHABLE,
  /** It does not prove to be the one of that name. */
  UNTRUSTED,
  /** It does not take name and password. */
  SIGN_IN_REFUSED
}

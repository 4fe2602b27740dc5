package net.psmail.portal.status;

/** The status page does not answer, or does not let this console in. */
final class StatusAway extends Exception {

  private static final long serialVersionUID = 1L;

  StatusAway(String message) {
    super(message);
  }

  StatusAway(String message, Throwable cause) {
    super(message, cause);
  }
}

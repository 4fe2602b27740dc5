package net.psmail.status.subscription;

/** How a subscriber is told. */
public enum Kind {
  MAIL,
  WEBHOOK
}

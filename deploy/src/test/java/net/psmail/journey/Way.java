package net.psmail.journey;

/** The two ways of running. */
enum Way {
  EMBEDDED,
  /** MariaDB, Dovecot and Postfix. */
  REAL
}

package net.psmail.provisioning.postfixadmin;

/** Why the database of PostfixAdmin as a whole is not read. */
public enum SourceFault {
  /** No {@code psmail.postfixadmin.url} is set. */
  NOT_CONFIGURED,
  /**
   * The file of {@code psmail.postfixadmin.password-file} cannot be read, or others can read it.
   */
  PASSWORD_FILE,
  /** Nobody answers there, or not in time. */
  UNREACHABLE,
  /** User or password are wrong, or the user may not read. */
  ACCESS_REFUSED,
  /** The tables of PostfixAdmin, or columns of them, are not there. */
  TABLES_MISSING,
  /** There are more lines than can be shown at once. */
  TOO_MANY
}

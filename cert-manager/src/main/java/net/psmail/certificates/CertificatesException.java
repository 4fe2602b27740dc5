package net.psmail.certificates;

import org.jspecify.annotations.Nullable;

/**
 * What this module cannot go on from. The message is one plain sentence for an operator, with what
 * to do; it never holds key material.
 */
public final class CertificatesException extends RuntimeException {

  /** What went wrong. */
  public enum Kind {
    /** A setting is missing or wrong; the subject is its key. */
    CONFIGURATION,
    /** A file cannot be read or written; the subject is its path. */
    FILE_ACCESS,
    /** A file is not what it should be; the subject is its path. */
    DAMAGED_FILE,
    /** A certificate in the directory comes from another issuer; the subject is its path. */
    FOREIGN_CERTIFICATE,
    /** The local CA may not certify a name; the subject is the name. */
    NAME_NOT_PERMITTED,
    /** The local CA's root has expired; the subject is its file. */
    ROOT_EXPIRED,
    /** A certificate is not what is wanted, so it is not put in place; the subject is its file. */
    UNFIT_CERTIFICATE,
    /** What lies in a certificate's place is as good or better; the subject is the file. */
    PLACE_TAKEN,
    /** A server was not made to take up its certificate; the subject is the file. */
    SERVER_NOT_TOLD,
    /** This process was asked to stop while it waited for a server; the subject is the file. */
    INTERRUPTED,
    /** An issuer did not do what it was asked; the subject is its name or the certificate's id. */
    REFUSED_BY_ISSUER,
    /** It cannot be done while something else is; the subject is the certificate's id. */
    UNDER_WAY,
    /** What is known of the managed certificates cannot be read or kept; the subject is a table. */
    DATABASE_UNAVAILABLE
  }

  private final Kind kind;
  private final String subject;

  public CertificatesException(Kind kind, String subject, String sentence) {
    this(kind, subject, sentence, null);
  }

  public CertificatesException(
      Kind kind, String subject, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.kind = kind;
    this.subject = subject;
  }

  public Kind kind() {
    return kind;
  }

  public String subject() {
    return subject;
  }
}

package net.psmail.status.probe;

/** What one look found. */
public enum Finding {
  WORKS(Verdict.WORKS),
  /** It works, and took longer than it should. */
  SLOW(Verdict.LIMITED),
  CERTIFICATE_EXPIRED(Verdict.LIMITED),
  CERTIFICATE_NOT_YET_VALID(Verdict.LIMITED),
  CERTIFICATE_NOT_TRUSTED(Verdict.LIMITED),
  CERTIFICATE_WRONG_NAME(Verdict.LIMITED),
  CERTIFICATE_ENDS_SOON(Verdict.LIMITED),
  /** Its newest version of TLS is older than wanted. */
  TLS_TOO_OLD(Verdict.LIMITED),
  QUEUE_LONG(Verdict.LIMITED),
  QUEUE_OLD(Verdict.LIMITED),
  DISK_LOW(Verdict.LIMITED),
  /** The mail of this round trip came in time, one before it did not. */
  MAIL_LATE(Verdict.LIMITED),
  MAIL_MISSING(Verdict.FAILED),
  HOST_UNKNOWN(Verdict.FAILED),
  /** The address is private, and nobody allowed to look there. */
  PRIVATE_ADDRESS(Verdict.FAILED),
  REFUSED(Verdict.FAILED),
  UNREACHABLE(Verdict.FAILED),
  TIMED_OUT(Verdict.FAILED),
  CLOSED(Verdict.FAILED),
  NO_TLS(Verdict.FAILED),
  /** It says more than its leave to begin TLS, which a stranger could have put there. */
  UNSAFE_STARTTLS(Verdict.FAILED),
  /** It does not take a name and password that are right. */
  LOGIN_REFUSED(Verdict.FAILED),
  /** The settings have no such login, or nothing else that the probe names. */
  NOT_CONFIGURED(Verdict.FAILED),
  UNEXPECTED_ANSWER(Verdict.FAILED),
  TEXT_MISSING(Verdict.FAILED),
  RECORD_MISSING(Verdict.FAILED),
  RECORD_WRONG(Verdict.FAILED),
  /** DNSSEC: the zone is not signed, or not from the root on. */
  NOT_SIGNED(Verdict.FAILED),
  /** DNSSEC: a signature is wrong. */
  BOGUS(Verdict.FAILED),
  BLOCKLISTED(Verdict.FAILED),
  PROGRAM_FAILED(Verdict.FAILED),
  DATABASE_FAILED(Verdict.FAILED),
  CERTIFICATE_NOT_PROVED(Verdict.FAILED);

  /** What a finding means for the person who wants to use the service. */
  public enum Verdict {
    WORKS,
    /** It answers, but careful programs will complain. */
    LIMITED,
    FAILED
  }

  private final Verdict verdict;

  Finding(Verdict verdict) {
    this.verdict = verdict;
  }

  public Verdict verdict() {
    return verdict;
  }
}

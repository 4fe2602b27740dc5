package net.psmail.status.probe;

/** What one look at a port found. */
public enum Finding {
  WORKS(Verdict.WORKS),
  CERTIFICATE_EXPIRED(Verdict.LIMITED),
  CERTIFICATE_NOT_YET_VALID(Verdict.LIMITED),
  CERTIFICATE_NOT_TRUSTED(Verdict.LIMITED),
  CERTIFICATE_WRONG_NAME(Verdict.LIMITED),
  HOST_UNKNOWN(Verdict.FAILED),
  REFUSED(Verdict.FAILED),
  UNREACHABLE(Verdict.FAILED),
  TIMED_OUT(Verdict.FAILED),
  CLOSED(Verdict.FAILED),
  NO_TLS(Verdict.FAILED),
  UNEXPECTED_ANSWER(Verdict.FAILED);

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

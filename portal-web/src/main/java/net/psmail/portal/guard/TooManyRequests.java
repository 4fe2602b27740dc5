package net.psmail.portal.guard;

import java.time.Duration;

/** Something was tried too often; it makes sense to come back after some seconds. */
public final class TooManyRequests extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Limit limit;
  private final long seconds;

  TooManyRequests(Limit limit, Duration wait) {
    super(limit.name());
    this.limit = limit;
    this.seconds = Math.max(1, wait.toSeconds());
  }

  public Limit limit() {
    return limit;
  }

  public long seconds() {
    return seconds;
  }
}

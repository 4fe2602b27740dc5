package net.psmail.provisioning.mailserver.embedded;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts wrong passwords, so that a program gone wild does not keep the machine busy. Device
 * passwords cannot be guessed; this is about load. The limit holds for a user name seen from one
 * network address: others are not locked out by it.
 */
final class FailedLogins {

  private static final int LIMIT = 10;
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  FailedLogins(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean tooMany(InetAddress client, String userName) {
    Failures known = failures.get(key(client, userName));
    return known != null && !over(known) && known.count >= LIMIT;
  }

  synchronized void failed(InetAddress client, String userName) {
    failures.compute(
        key(client, userName),
        (key, known) ->
            known == null || over(known)
                ? new Failures(clock.instant(), 1)
                : new Failures(known.since, known.count + 1));
  }

  synchronized void succeeded(InetAddress client, String userName) {
    failures.remove(key(client, userName));
  }

  private boolean over(Failures known) {
    return known.since.plus(WINDOW).isBefore(clock.instant());
  }

  private static String key(InetAddress client, String userName) {
    return client.getHostAddress() + " " + userName.strip().toLowerCase(Locale.ROOT);
  }

  private record Failures(Instant since, int count) {}
}

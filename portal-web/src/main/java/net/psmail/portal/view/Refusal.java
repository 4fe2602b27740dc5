package net.psmail.portal.view;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Logins of one kind that were refused.
 *
 * @param protocol as mail servers call it, in small letters
 * @param network where they came from
 * @param reason message {@code refused.because.<reason>}
 * @param device whose password works no more; null if it is none of those
 * @param tries how many
 * @param last when the last one was
 */
public record Refusal(
    String protocol,
    String network,
    String reason,
    @Nullable String device,
    int tries,
    Instant last) {

  private static final Set<String> KNOWN = Set.of("imap", "pop3", "smtp", "sieve");

  /** What was tried; message {@code refused.by.<protocol>}. */
  public String attempt() {
    String name = protocol.toLowerCase(Locale.ROOT);
    return "refused.by." + (KNOWN.contains(name) ? name : "other");
  }

  /** Why it failed and what to do. */
  public String because() {
    return "refused.because." + reason;
  }
}

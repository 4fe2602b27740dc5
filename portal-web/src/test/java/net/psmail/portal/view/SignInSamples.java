package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions and sign-ins as somebody might see them. */
final class SignInSamples {

  private static final String NETWORK = "203.0.113.0/24";
  private static final String WIDE = "2001:db8:1::/48";

  private SignInSamples() {}

  static SessionsView sessions(Instant now) {
    return new SessionsView(
        List.of(
            open("1", "Firefox, Linux", NETWORK, now, true),
            open("2", "Safari, iPhone", WIDE, now.minusSeconds(90_000), false),
            open("3", null, null, now.minusSeconds(900_000), false)),
        true);
  }

  static SessionsView oneSession(Instant now) {
    return new SessionsView(List.of(open("1", "Firefox, Linux", NETWORK, now, true)), false);
  }

  private static SessionsView.Open open(
      String digit, @Nullable String browser, @Nullable String network, Instant now, boolean own) {
    return new SessionsView.Open(digit.repeat(64), browser, network, now, now, own);
  }

  static SignInsView signIns(Instant now) {
    return new SignInsView(
        List.of(
            row(now, "web", "signed-in", "Firefox, Linux", 1, false),
            row(now, "imap", "accepted", "Phone <img src=x>", 212, false),
            row(now, "smtp", "accepted", null, 1, false),
            row(now, "web", "sign-in-refused", null, 1, true),
            row(now, "web", "second-step-refused", "Edge, Windows", 1, true),
            row(now, "web", "second-step-asked", "Edge, Windows", 1, false),
            row(now, "web", "passkey-refused", null, 1, true),
            row(now, "web", "passkey-copied", null, 1, true),
            row(now, "web", "recovery-refused", "Edge, Windows", 1, true),
            row(now, "sieve", "not-for-filters", "Archive", 3, true),
            row(now, "pop3", "unknown-password", null, 40, true),
            row(now, "imap", "leaving", "Phone", 3, true),
            row(now, "jmap", "accepted", "Tablet", 2, false),
            row(now, "web", "recovered", "Chrome, Android", 1, false),
            row(now, "web", "registered", "Firefox, Linux", 1, false)),
        "all",
        true,
        true,
        "1790000000000000w7");
  }

  static SignInsView none(boolean mailbox, boolean later, String show) {
    return new SignInsView(List.of(), show, mailbox, later, null);
  }

  private static SignInsView.Row row(
      Instant now, String by, String outcome, @Nullable String name, int times, boolean refused) {
    return new SignInsView.Row(now, by, outcome, name, refused ? WIDE : NETWORK, times, refused);
  }
}

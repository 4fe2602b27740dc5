package net.psmail.provisioning.signin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.provisioning.audit.NotedAct.End;

/**
 * A place in the log, which is in the order of moments; of one moment, those here come before those
 * of mail programs, and higher numbers before lower ones.
 *
 * @param web whether what stands there is a sign-in here
 */
record SignInCursor(Instant at, boolean web, long id) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,17})([wm])(\\d{1,18})");
  private static final long MICROS = 1_000_000;

  /** Before all that there is. */
  static SignInCursor start(Instant now) {
    return new SignInCursor(now.plus(1, ChronoUnit.HOURS), true, 0);
  }

  /** Empty when it is none of ours. */
  static Optional<SignInCursor> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long micros = Long.parseLong(parts.group(1));
    Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    return Optional.of(
        new SignInCursor(at, parts.group(2).equals("w"), Long.parseLong(parts.group(3))));
  }

  String text() {
    long micros = at.getEpochSecond() * MICROS + at.getNano() / 1000;
    return micros + (web ? "w" : "m") + id;
  }

  /** Those here that come after it are before this. */
  End webEnd() {
    return new End(at, web ? id : 0);
  }

  /** The same of mail programs, whose moments are whole seconds. */
  End mailEnd() {
    return new End(at.truncatedTo(ChronoUnit.SECONDS), web ? Long.MAX_VALUE : id);
  }
}

package net.psmail.provisioning.mailserver.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The moment of a mail that a client puts into a folder (RFC 9051 §6.3.12). The protocol library
 * reads its hour on a clock of twelve hours, so that noon became midnight; the other hours it takes
 * as they are. The same moment said an hour later and an hour further east is read right.
 */
final class HourTwelve {

  private static final Pattern NOON =
      Pattern.compile(
          "\\S+ APPEND [^\\r\\n]*\"[ \\d]\\d-\\w{3}-\\d{4} (12):\\d\\d:\\d\\d ([+-]\\d\\d)\\d\\d\"",
          Pattern.CASE_INSENSITIVE);

  private HourTwelve() {}

  /** Changes it in place, if these are the first bytes of a command that has such an hour. */
  static void mend(byte[] buffer, int offset, int count) {
    String text = new String(buffer, offset, count, ISO_8859_1);
    Matcher append = NOON.matcher(text);
    if (append.lookingAt()) {
      put(buffer, offset + append.start(1), "13");
      put(buffer, offset + append.start(2), east(append.group(2), text, append.start(2)));
    }
  }

  private static String east(String hours, String text, int at) {
    int minutes = Integer.parseInt(text.substring(at + 3, at + 5));
    int zone = Integer.parseInt(hours) * 60 + (hours.startsWith("-") ? -minutes : minutes) + 60;
    return "%s%02d%02d".formatted(zone < 0 ? "-" : "+", Math.abs(zone) / 60, Math.abs(zone) % 60);
  }

  private static void put(byte[] buffer, int at, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, buffer, at, bytes.length);
  }
}

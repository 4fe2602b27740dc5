package net.psmail.provisioning.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Flags;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes messages one after the other as mail programs take a folder in: mbox (<a
 * href="https://www.rfc-editor.org/rfc/rfc4155">RFC 4155</a>) in the variant that quotes lines so
 * that they can be told apart again (mboxrd). What IMAP keeps beside a message stands in header
 * fields as other servers write them: {@code Status}, {@code X-Status}, {@code X-Keywords}.
 */
final class Mbox {

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Bytes of a line that are looked at together; of a longer one only the beginning matters. */
  private static final int PIECE = 8192;

  private static final byte[] FROM = "From ".getBytes(US_ASCII);

  private final OutputStream out;

  Mbox(OutputStream out) {
    this.out = out;
  }

  /** Writes what stands before a message. */
  void begin(Instant received, Flags flags) throws IOException {
    line("From MAILER-DAEMON " + ASCTIME.format(received));
    line("Status: " + (flags.contains(Flags.Flag.SEEN) ? "RO" : "O"));
    String letters =
        letter(flags, Flags.Flag.ANSWERED, "A")
            + letter(flags, Flags.Flag.FLAGGED, "F")
            + letter(flags, Flags.Flag.DRAFT, "T")
            + letter(flags, Flags.Flag.DELETED, "D");
    if (!letters.isEmpty()) {
      line("X-Status: " + letters);
    }
    if (flags.getUserFlags().length > 0) {
      line("X-Keywords: " + String.join(" ", flags.getUserFlags()));
    }
  }

  /**
   * Writes a message, with the ends of lines that files have.
   *
   * @return how many bytes it had
   */
  long message(InputStream message) throws IOException {
    byte[] piece = new byte[PIECE];
    boolean atStart = true;
    boolean header = true;
    boolean own = false;
    long bytes = 0;
    int length = next(message, piece);
    while (length > 0) {
      bytes += length;
      int kept = withoutCr(piece, length);
      if (atStart) {
        header &= piece[0] != '\n';
        own = header && (isOwn(piece, kept) || (own && isFolded(piece[0])));
        if (isFrom(piece, kept)) {
          out.write('>');
        }
      }
      if (!own) {
        out.write(piece, 0, kept);
      }
      atStart = piece[kept - 1] == '\n';
      length = next(message, piece);
    }
    if (!atStart) {
      out.write('\n');
    }
    return bytes;
  }

  /** Writes what stands between two messages. */
  void end() throws IOException {
    out.write('\n');
  }

  /** A line with its end, or as much of it as there is room for. */
  private static int next(InputStream message, byte[] piece) throws IOException {
    int length = 0;
    while (length < piece.length) {
      int value = message.read();
      if (value < 0) {
        break;
      }
      piece[length++] = (byte) value;
      if (value == '\n') {
        break;
      }
    }
    return length;
  }

  private static int withoutCr(byte[] piece, int length) {
    if (length > 1 && piece[length - 1] == '\n' && piece[length - 2] == '\r') {
      piece[length - 2] = '\n';
      return length - 1;
    }
    return length;
  }

  private static boolean isFrom(byte[] line, int length) {
    int start = 0;
    while (start < length && line[start] == '>') {
      start++;
    }
    return startsWith(line, start, length, FROM);
  }

  private static boolean startsWith(byte[] line, int start, int length, byte[] word) {
    if (length - start < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (line[start + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** A field that an earlier file put there; two of them would contradict each other. */
  private static boolean isOwn(byte[] line, int length) {
    String start = new String(line, 0, Math.min(length, 12), US_ASCII).toLowerCase(Locale.ROOT);
    return start.startsWith("status:")
        || start.startsWith("x-status:")
        || start.startsWith("x-keywords:");
  }

  private static boolean isFolded(byte first) {
    return first == ' ' || first == '\t';
  }

  private static String letter(Flags flags, Flags.Flag flag, String letter) {
    return flags.contains(flag) ? letter : "";
  }

  private void line(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.write('\n');
  }
}

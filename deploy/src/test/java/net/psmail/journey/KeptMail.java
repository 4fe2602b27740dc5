package net.psmail.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.Flags;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody has of a mail, wherever it lies.
 *
 * @param mark tells those that a test has made from all others, and from each other
 * @param received in seconds of Unix time
 * @param flags those of IMAP as letters, and the words of its owner
 * @param sent the hash of its bytes as they go over the wire
 * @param filed the same with the ends of lines that files have, and one at the end of all
 */
record KeptMail(String mark, long received, String flags, String sent, String filed)
    implements Comparable<KeptMail> {

  private static final Pattern MARK = Pattern.compile("(?m)^" + OddMail.MARK + ": ([^\r\n]*)");

  static KeptMail of(Instant received, Collection<String> flags, byte[] content) {
    String text = new String(content, ISO_8859_1);
    String file = text.replace("\r\n", "\n");
    Matcher mark = MARK.matcher(text);
    return new KeptMail(
        mark.find() ? mark.group(1) : "",
        received.getEpochSecond(),
        new TreeSet<>(flags).toString(),
        hash(text),
        hash(file.endsWith("\n") ? file : file + "\n"));
  }

  boolean isOdd() {
    return !mark.isEmpty();
  }

  /** Without what a file cannot tell. */
  KeptMail asFiled() {
    return new KeptMail(mark, received, flags, "", filed);
  }

  static String letter(Flags.Flag flag) {
    if (flag.equals(Flags.Flag.SEEN)) {
      return "R";
    } else if (flag.equals(Flags.Flag.ANSWERED)) {
      return "A";
    } else if (flag.equals(Flags.Flag.FLAGGED)) {
      return "F";
    } else if (flag.equals(Flags.Flag.DRAFT)) {
      return "T";
    }
    return flag.equals(Flags.Flag.DELETED) ? "D" : "";
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(ISO_8859_1))).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int compareTo(KeptMail other) {
    return Comparator.comparing(KeptMail::mark)
        .thenComparing(KeptMail::received)
        .thenComparing(KeptMail::filed)
        .compare(this, other);
  }
}

package net.psmail.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Flags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail of a kind that a program may stumble over.
 *
 * @param content a letter for each byte
 */
record OddMail(String content, Flags flags, Instant received) {

  static final String MARK = "X-Odd";

  /** How many kinds there are. */
  static final int KINDS = 12;

  private static final Instant LONG_AGO = Instant.parse("2001-09-09T01:46:40Z");
  private static final int LONG_LINE = 20_000;
  private static final int LARGE = 700_000;

  OddMail {
    flags = new Flags(flags);
  }

  @Override
  public Flags flags() {
    return new Flags(flags);
  }

  /** So many, of all kinds in turn. */
  static List<OddMail> several(String place, int count) {
    List<OddMail> mails = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      mails.add(odd(place, number));
    }
    return mails;
  }

  private static OddMail odd(String place, int number) {
    String id = Integer.toHexString(place.hashCode()) + "." + number;
    String head =
        "Received: from a by b with LMTP id "
            + id
            + "\r\n\tfor <moves@elsewhere.test>\r\n"
            + MARK
            + ": "
            + id
            + "\r\nFrom: Karl <karl@elsewhere.test>\r\n";
    if (number % KINDS != 2) {
      head += "Message-ID: <" + id + "@elsewhere.test>\r\n";
    }
    // Of an hour that a clock has twice, and of half past noon and midnight.
    Instant received = LONG_AGO.plusSeconds(number * 1_803L * 37);
    return new OddMail(head + rest(number % KINDS), flags(number), received);
  }

  private static String rest(int kind) {
    return switch (kind) {
      case 0 -> "Subject: Lines\r\n\r\nFrom one\r\n>From two\r\n\r\nFrom three\r\n>>From four\r\n";
      case 1 -> bytes("Subject: Grüße\r\n\r\nÄrger mit Umläuten, 日本語, 😀\r\n");
      case 2 -> "Subject: Has no name\r\nDate: Sun, 9 Sep 2001 01:46:40 +0000\r\n\r\nHi\r\n";
      case 3 -> "Subject: Long line\r\n\r\n" + "From x".repeat(LONG_LINE / 6) + "\r\n";
      case 4 -> "Subject: Nothing in it\r\n\r\n";
      case 5 -> "Subject: Has no end\r\n\r\nbreaks off";
      case 6 -> "Subject: Of two\r\n lines\r\nTo: a@b.test,\r\n\tc@d.test\r\n\r\n\r\n\r\n\r\n";
      case 7 -> "Subject: Dots\r\n\r\n.\r\n..\r\n. OK done\r\n* BYE\r\n)\r\n{12}\r\n";
      case 8 -> "Subject: Of another mac\r\n\r\none\rtwo\rthree\r\n";
      case 9 -> "Subject: From inside\r\n\r\nFrom \r\nFrom\r\n From x\r\n\r\n>\r\n";
      case 10 -> "Subject: Every byte\r\n\r\n" + every() + "\r\n";
      default -> parts();
    };
  }

  private static String parts() {
    return "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\nSubject: Parts\r\n\r\n"
        + "--x\r\nContent-Type: text/plain\r\n\r\nSee it.\r\n--x\r\n"
        + "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + ("QUJD".repeat(19) + "\r\n").repeat(LARGE / 78)
        + "--x--\r\n";
  }

  /** But those that IMAP knows no way for, and those that end lines. */
  private static String every() {
    StringBuilder all = new StringBuilder();
    for (char letter = 1; letter < 256; letter++) {
      if (letter != '\r' && letter != '\n') {
        all.append(letter);
      }
    }
    return all.toString();
  }

  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static Flags flags(int number) {
    Flags flags = new Flags();
    List<Flags.Flag> all =
        List.of(
            Flags.Flag.SEEN,
            Flags.Flag.ANSWERED,
            Flags.Flag.FLAGGED,
            Flags.Flag.DRAFT,
            Flags.Flag.DELETED);
    for (int bit = 0; bit < all.size(); bit++) {
      if ((number >> bit & 1) == 1) {
        flags.add(all.get(bit));
      }
    }
    if (number % 3 == 0) {
      flags.add("$Forwarded");
      flags.add("Wichtig");
    }
    return flags;
  }
}

package net.psmail.provisioning.mailserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An answer of a ManageSieve server (<a href="https://www.rfc-editor.org/rfc/rfc5804#section-4">RFC
 * 5804, 4</a>): lines of words and strings, of which the last begins with OK, NO or BYE.
 *
 * @param lines all but the last
 * @param last the last, in the same form
 */
record SieveReply(List<List<String>> lines, List<String> last) {

  private static final int MOST_LINES = 1000;
  private static final int MOST_BYTES = 65_536;

  SieveReply {
    lines = List.copyOf(lines);
    last = List.copyOf(last);
  }

  boolean isOk() {
    return last.get(0).equals("OK");
  }

  /** What the server says about it, for people. */
  String text() {
    return last.size() == 1 ? "" : last.get(last.size() - 1).strip();
  }

  static SieveReply read(InputStream in) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    while (lines.size() < MOST_LINES) {
      List<String> line = line(in);
      if (line.isEmpty()) {
        continue;
      }
      String word = line.get(0).toUpperCase(Locale.ROOT);
      if (word.equals("OK") || word.equals("NO") || word.equals("BYE")) {
        line.set(0, word);
        return new SieveReply(lines, line);
      }
      lines.add(line);
    }
    throw new IOException("A ManageSieve server answers without end");
  }

  /** Words, and strings without their quotes; what stands in parentheses is left out. */
  private static List<String> line(InputStream in) throws IOException {
    List<String> words = new ArrayList<>();
    while (true) {
      int next = octet(in);
      switch (next) {
        case ' ', '\r' -> {}
        case '\n' -> {
          return words;
        }
        case '"' -> words.add(quoted(in));
        case '{' -> words.add(literal(in));
        case '(' -> skipCode(in);
        default -> {
          boolean ended = word(in, next, words);
          if (ended) {
            return words;
          }
        }
      }
    }
  }

  /** Whether the line ended with the word. */
  private static boolean word(InputStream in, int first, List<String> words) throws IOException {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    int next = first;
    while (next != ' ' && next != '\n' && next != '\r') {
      add(word, next);
      next = octet(in);
    }
    words.add(word.toString(UTF_8));
    return next == '\n';
  }

  private static String quoted(InputStream in) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int next = octet(in); next != '"'; next = octet(in)) {
      add(text, next == '\\' ? octet(in) : next);
    }
    return text.toString(UTF_8);
  }

  private static String literal(InputStream in) throws IOException {
    int length = 0;
    for (int next = octet(in); next != '\n'; next = octet(in)) {
      if (Character.isDigit(next)) {
        length = Math.min(length * 10 + Character.digit(next, 10), MOST_BYTES + 1);
      }
    }
    if (length > MOST_BYTES) {
      throw new IOException("A ManageSieve server sends more than a person reads");
    }
    byte[] text = in.readNBytes(length);
    if (text.length < length) {
      throw new EOFException("The ManageSieve server has hung up");
    }
    return new String(text, UTF_8);
  }

  /** A code such as (QUOTA/MAXSIZE); strings within may hold a parenthesis. */
  private static void skipCode(InputStream in) throws IOException {
    for (int next = octet(in); next != ')'; next = octet(in)) {
      if (next == '"') {
        quoted(in);
      }
    }
  }

  private static void add(ByteArrayOutputStream text, int octet) throws IOException {
    if (text.size() == MOST_BYTES) {
      throw new IOException("A ManageSieve server sends more than a person reads");
    }
    text.write(octet);
  }

  private static int octet(InputStream in) throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("The ManageSieve server has hung up");
    }
    return octet;
  }
}

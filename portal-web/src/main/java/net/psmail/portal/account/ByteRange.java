package net.psmail.portal.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a browser asks for, to go on where it was cut off (<a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, 14</a>).
 *
 * @param to the last byte
 */
record ByteRange(long from, long to) {

  /** One part in bytes; of several, the whole file is as right an answer. */
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{1,18})?-(\\d{1,18})?");

  long length() {
    return to - from + 1;
  }

  /** What a header asks for; empty for the whole file. */
  static Optional<ByteRange> of(@Nullable String header, long size) {
    Matcher asked = ONE.matcher(header == null ? "" : header.strip());
    if (!asked.matches()) {
      return Optional.empty();
    }
    String from = asked.group(1);
    String to = asked.group(2);
    if (from == null) {
      return to == null ? Optional.empty() : Optional.of(last(Long.parseLong(to), size));
    }
    long first = Long.parseLong(from);
    long end = to == null ? size - 1 : Math.min(size - 1, Long.parseLong(to));
    boolean reversed = to != null && Long.parseLong(to) < first;
    return reversed ? Optional.empty() : Optional.of(new ByteRange(first, end));
  }

  private static ByteRange last(long bytes, long size) {
    return new ByteRange(bytes == 0 ? size : Math.max(0, size - bytes), size - 1);
  }

  boolean isWithin(long size) {
    return from < size;
  }
}

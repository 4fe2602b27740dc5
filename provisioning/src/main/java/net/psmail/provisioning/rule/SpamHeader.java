package net.psmail.provisioning.rule;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A header field by which the provider's filter tells spam, such as {@code X-Spam: Yes}. */
record SpamHeader(String name, String value) {

  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9-]{1,60}): *([\\x20-\\x7e&&[^,]]{1,100})");

  /** Reads several, separated by commas; {@code off} is none. */
  static List<SpamHeader> parse(String text) {
    return text.equals("off")
        ? List.of()
        : Stream.of(text.split(",")).map(SpamHeader::one).toList();
  }

  private static SpamHeader one(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new SpamHeader(parts.group(1), parts.group(2));
  }
}

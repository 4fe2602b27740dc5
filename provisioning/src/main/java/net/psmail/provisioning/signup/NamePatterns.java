package net.psmail.provisioning.signup;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.psmail.provisioning.address.MailAddress;

/**
 * Names that an operator describes: what stands before the {@code @}, with {@code *} for any number
 * of characters, {@code ?} for one and {@code #} for a digit. No regular expressions, because some
 * of those take a computer days.
 *
 * @param globs in lower case
 */
record NamePatterns(List<String> globs) {

  private static final Pattern GLOB = Pattern.compile("[a-z0-9._*?#-]{1,64}");

  NamePatterns {
    globs = List.copyOf(globs);
  }

  /** Reads them with commas between; none when there is nothing. */
  static NamePatterns parse(String text) {
    if (text.isEmpty()) {
      return new NamePatterns(List.of());
    }
    List<String> globs = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (!globs.stream().allMatch(glob -> GLOB.matcher(glob).matches())) {
      throw new IllegalArgumentException(text);
    }
    return new NamePatterns(globs);
  }

  /** Whether one describes the address, as it is written or without dots, hyphens, underscores. */
  boolean match(MailAddress address) {
    return globs.stream()
        .anyMatch(glob -> matches(glob, address.local()) || matches(glob, address.skeleton()));
  }

  /** Takes no more steps than the product of both lengths: only the last star is tried again. */
  private static boolean matches(String glob, String name) {
    int inGlob = 0;
    int inName = 0;
    int star = -1;
    int afterStar = 0;
    while (inName < name.length()) {
      if (inGlob < glob.length() && glob.charAt(inGlob) == '*') {
        star = inGlob++;
        afterStar = inName;
      } else if (inGlob < glob.length() && fits(glob.charAt(inGlob), name.charAt(inName))) {
        inGlob++;
        inName++;
      } else if (star >= 0) {
        inGlob = star + 1;
        inName = ++afterStar;
      } else {
        return false;
      }
    }
    return glob.substring(inGlob).chars().allMatch(rest -> rest == '*');
  }

  private static boolean fits(char glob, char character) {
    return switch (glob) {
      case '?' -> true;
      case '#' -> character >= '0' && character <= '9';
      default -> glob == character;
    };
  }
}

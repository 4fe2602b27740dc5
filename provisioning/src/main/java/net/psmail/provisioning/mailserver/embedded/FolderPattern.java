package net.psmail.provisioning.mailserver.embedded;

/**
 * A pattern of folder names: a star stands for anything, a percent sign for anything within one
 * level (<a href="https://www.rfc-editor.org/rfc/rfc3501#section-6.3.8">RFC 3501, 6.3.8</a>). Not a
 * regular expression, so that no pattern takes long.
 */
record FolderPattern(String pattern) {

  boolean matches(String name) {
    // reached[i]: the part of the pattern seen so far matches the first i characters.
    boolean[] reached = new boolean[name.length() + 1];
    reached[0] = true;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      reached = c == '*' || c == '%' ? afterWildcard(reached, c, name) : after(reached, c, name);
    }
    return reached[name.length()];
  }

  private static boolean[] after(boolean[] before, char c, String name) {
    boolean[] reached = new boolean[before.length];
    for (int i = 1; i < before.length; i++) {
      reached[i] = before[i - 1] && name.charAt(i - 1) == c;
    }
    return reached;
  }

  private static boolean[] afterWildcard(boolean[] before, char wildcard, String name) {
    boolean[] reached = before.clone();
    for (int i = 1; i < before.length; i++) {
      boolean within = wildcard == '*' || name.charAt(i - 1) != Mailbox.SEPARATOR;
      reached[i] = before[i] || (reached[i - 1] && within);
    }
    return reached;
  }
}

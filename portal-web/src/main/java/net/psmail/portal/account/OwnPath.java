package net.psmail.portal.account;

import java.util.regex.Pattern;

/** Where a form leads on, as far as the browser may say it. */
final class OwnPath {

  /** A path of this site, and nothing that a browser could take for another host. */
  private static final Pattern FORM = Pattern.compile("(?:/[A-Za-z0-9][A-Za-z0-9._-]*)+");

  private OwnPath() {}

  /** The path that was asked for, or another one if that is none of ours. */
  static String of(String asked, String otherwise) {
    return FORM.matcher(asked).matches() ? asked : otherwise;
  }
}

package net.psmail.portal.site;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address of the site, as it may be configured. */
final class SiteUrl {

  static final String DEFAULT_TEXT = "http://localhost:8080";
  static final URI DEFAULT = URI.create(DEFAULT_TEXT);

  private static final String KEY = "psmail.site.url";
  private static final Pattern FORM =
      Pattern.compile("https?://(\\[[0-9a-f:]+]|[a-z0-9.-]+)(:\\d+)?");

  /** Names that lead to this very machine, or by RFC 6761 nowhere. */
  private static final Pattern FOR_TRIALS =
      Pattern.compile("(.*\\.)?localhost|.*\\.test|127(\\.\\d+){3}|\\[::1]");

  private SiteUrl() {}

  static URI parse(String text) {
    String url = text.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(url).matches() || URI.create(url).getHost() == null) {
      throw new IllegalArgumentException(
          KEY
              + ": write an address without a path, such as https://mail.example.org, not "
              + text
              + ".");
    }
    URI site = URI.create(url);
    if (site.getScheme().equals("http") && !FOR_TRIALS.matcher(site.getHost()).matches()) {
      throw new IllegalArgumentException(
          KEY
              + ": to "
              + site.getHost()
              + " passwords would travel unencrypted; write https://, with the certificate here or at a"
              + " proxy (see operations.md). Plain http is for localhost and for names in .test.");
    }
    return site;
  }
}

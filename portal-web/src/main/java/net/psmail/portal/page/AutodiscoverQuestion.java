package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What Outlook asks the second version of Autodiscover, in either of its two shapes: the address in
 * a parameter, or at the end of the path. As with {@link AskedDomain}, the key of the page cache
 * and the answer both come from here.
 *
 * @param domain of the address, in lower case; empty when there is none
 * @param protocol that is asked for, in lower case; empty when there is none
 */
public record AutodiscoverQuestion(String domain, String protocol) {

  /** In lower case: the programs do not agree on any other. */
  static final String PATH = "/autodiscover/autodiscover.json";

  private static final String VERSION = "/v1.0/";

  /** Null for another path. */
  public static @Nullable AutodiscoverQuestion of(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.regionMatches(true, 0, PATH, 0, PATH.length())
        ? of(path, Query.parameter(request, "Email"), Query.parameter(request, "Protocol"))
        : null;
  }

  static @Nullable AutodiscoverQuestion of(
      String path, @Nullable String email, @Nullable String protocol) {
    String rest = path.substring(PATH.length());
    String asked = protocol == null ? "" : protocol.toLowerCase(Locale.ROOT);
    if (rest.isEmpty()) {
      return new AutodiscoverQuestion(AskedDomain.of(email), asked);
    }
    return rest.regionMatches(true, 0, VERSION, 0, VERSION.length())
        ? new AutodiscoverQuestion(AskedDomain.of(decoded(rest.substring(VERSION.length()))), asked)
        : null;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return "";
    }
  }
}

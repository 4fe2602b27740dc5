package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, read as UTF-8: the container takes it for Latin-1, and told otherwise it
 * would name that character set in its answers, pictures included.
 */
final class Query {

  private Query() {}

  /** The first value of a parameter; null when there is none that can be read. */
  static @Nullable String parameter(HttpServletRequest request, String name) {
    String query = request.getQueryString();
    return query == null ? null : parameter(query, name);
  }

  static @Nullable String parameter(String query, String name) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return decoded(pair.substring(name.length() + 1));
      }
    }
    return null;
  }

  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return null;
    }
  }
}

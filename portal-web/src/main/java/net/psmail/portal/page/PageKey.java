package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a public answer depends on: the path, and for client settings also the domain that is asked
 * about, in the address or in the host name. Nothing else of a query, so that it cannot be used to
 * walk past the cache; and never a mailbox.
 */
final class PageKey {

  private static final String ADDRESS = "emailaddress=";

  private PageKey() {}

  static String of(HttpServletRequest request) {
    return of(request.getRequestURI(), request.getQueryString(), request.getServerName());
  }

  static String of(String path, @Nullable String query, String host) {
    return path.endsWith(".xml")
        ? path + "?" + domain(query) + "@" + host.toLowerCase(Locale.ROOT)
        : path;
  }

  private static String domain(@Nullable String query) {
    int address = query == null ? -1 : query.indexOf(ADDRESS);
    if (query == null || address < 0) {
      return "";
    }
    int end = query.indexOf('&', address);
    String value = query.substring(address + ADDRESS.length(), end < 0 ? query.length() : end);
    String readable = value.replace("%40", "@");
    return readable.substring(readable.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}

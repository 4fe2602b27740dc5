package net.psmail.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * What a public answer depends on: the path, and for client settings also the domain that is asked
 * about, in the address or in the host name. Nothing else of a query, so that it cannot be used to
 * walk past the cache; and never a mailbox.
 */
final class PageKey {

  private PageKey() {}

  static String of(HttpServletRequest request) {
    String path = request.getRequestURI();
    return isSettings(path) ? of(path, AskedDomain.of(request), request.getServerName()) : path;
  }

  static String of(String path, String domain, String host) {
    return isSettings(path) ? path + "?" + domain + "@" + host.toLowerCase(Locale.ROOT) : path;
  }

  private static boolean isSettings(String path) {
    return path.endsWith("v1.1.xml") || path.endsWith("v1.xml");
  }
}

package net.psmail.portal.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import net.psmail.portal.site.Arrival.Way;
import net.psmail.portal.site.Arrivals;
import net.psmail.portal.site.SiteSettings;

/**
 * Cookies of this site. By https they carry the prefix {@code __Host-}, with which a browser takes
 * them from this very host by https only (<a
 * href="https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-__host-prefix">RFC
 * 6265bis</a>). Plain http is for trying things out on one's own machine, and nowhere else: for
 * every other host the cookie is made as if it were https, and the browser refuses it.
 */
@ApplicationScoped
public class Cookies {

  /** Holds the token of who is signed in. */
  public static final String SESSION = "session";

  /** Holds the token of who has given the password and not yet the second step. */
  public static final String HALF = "half";

  /** Holds the token of a browser that is not asked for the second step. */
  public static final String BROWSER = "browser";

  private static final String PREFIX = "__Host-";

  @Inject private Arrivals arrivals;

  /** The header that sets a cookie; it ends with the browser. */
  public String set(HttpServletRequest request, String name, String value) {
    return fullName(request, name)
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Lax"
        + (isSecure(request) ? "; Secure" : "");
  }

  /** The header that sets a cookie which outlives the browser's windows. */
  public String keep(HttpServletRequest request, String name, String value, Duration age) {
    return set(request, name, value) + "; Max-Age=" + age.toSeconds();
  }

  /** The header that takes a cookie back. */
  public String remove(HttpServletRequest request, String name) {
    return set(request, name, "") + "; Max-Age=0";
  }

  /** The value of a cookie that the browser sent. */
  public Optional<String> find(HttpServletRequest request, String name) {
    Cookie[] sent = request.getCookies();
    if (sent == null) {
      return Optional.empty();
    }
    String full = fullName(request, name);
    return Arrays.stream(sent)
        .filter(cookie -> cookie.getName().equals(full))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** Whether the browser says that somebody is signed in; whether it is true is not asked. */
  boolean hasSession(HttpServletRequest request) {
    return find(request, SESSION).isPresent();
  }

  private String fullName(HttpServletRequest request, String name) {
    return isSecure(request) ? PREFIX + name : name;
  }

  private boolean isSecure(HttpServletRequest request) {
    return arrivals.of(request).way() == Way.HTTPS
        || !SiteSettings.isLoopback(request.getServerName());
  }
}

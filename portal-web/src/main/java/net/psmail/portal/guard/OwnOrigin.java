package net.psmail.portal.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import net.psmail.portal.site.SiteSettings;
import org.jspecify.annotations.Nullable;

/**
 * Whether a browser says that a request came from a page of this site. Browsers without either
 * header are left to the token.
 */
@ApplicationScoped
public class OwnOrigin {

  @Inject private SiteSettings settings;

  boolean sent(HttpServletRequest request) {
    return isOwn(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getScheme() + "://" + request.getHeader("Host"),
        settings.site().url());
  }

  static boolean isOwn(
      @Nullable String site, @Nullable String origin, String addressed, String configured) {
    boolean bySite = site == null || site.equals("same-origin") || site.equals("none");
    boolean byOrigin =
        origin == null || origin.equalsIgnoreCase(addressed) || origin.equalsIgnoreCase(configured);
    return bySite && byOrigin;
  }
}

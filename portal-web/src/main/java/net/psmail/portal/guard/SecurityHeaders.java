package net.psmail.portal.guard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import net.psmail.portal.site.Arrival.Way;
import net.psmail.portal.site.Arrivals;
import net.psmail.portal.site.SiteSettings;

/**
 * What every answer tells the browser, whoever gives it. Nothing may be stored unless the one who
 * answers says otherwise.
 */
@Dependent
public class SecurityHeaders extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; manifest-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
  private static final String ONE_YEAR = "max-age=31536000";

  @Inject private transient SiteSettings settings;
  @Inject private transient Arrivals arrivals;

  /** The host for which browsers shall use https only; empty for none. */
  private String httpsHost = "";

  /** A browser applies the promise to every port of the host: never give it for localhost. */
  @PostConstruct
  void chooseHost() {
    if (settings.isHttps() && !SiteSettings.isLoopback(settings.host())) {
      httpsHost = settings.host();
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    // Not "no-referrer": browsers would send "Origin: null" with our own forms.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", PERMISSIONS);
    response.setHeader("Cache-Control", "no-store");
    if (!httpsHost.isEmpty()
        && httpsHost.equalsIgnoreCase(request.getServerName())
        && arrivals.of(request).way() != Way.HTTP) {
      response.setHeader("Strict-Transport-Security", ONE_YEAR);
    }
    chain.doFilter(request, response);
  }
}

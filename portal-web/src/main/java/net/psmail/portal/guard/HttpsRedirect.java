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
import java.util.List;
import java.util.Set;
import net.psmail.portal.site.Arrival.Way;
import net.psmail.portal.site.Arrivals;
import net.psmail.portal.site.SiteSettings;

/**
 * Leads whoever came without TLS to the site's own address, if that is https. A form and whatever
 * the API is asked are refused: a password or a token has been read on its way already.
 */
@Dependent
public class HttpsRedirect extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final int PERMANENT = 308;
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /**
   * What programs ask for by plain http: monitors, authorities that issue certificates, and mail
   * programs that look for settings at a domain's own name, which a redirect would lose.
   */
  private static final List<String> FOR_PROGRAMS = List.of("/health", "/.well-known/", "/mail/");

  @Inject private transient SiteSettings settings;
  @Inject private transient Arrivals arrivals;

  private boolean httpsOnly;

  @PostConstruct
  void decide() {
    httpsOnly = settings.isHttps();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!httpsOnly || arrivals.of(request).way() != Way.HTTP || isForPrograms(request)) {
      chain.doFilter(request, response);
    } else if (READING.contains(request.getMethod()) && !Api.isAsked(request)) {
      response.setStatus(PERMANENT);
      response.setHeader("Location", settings.site().url() + target(request));
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  private static boolean isForPrograms(HttpServletRequest request) {
    return FOR_PROGRAMS.stream().anyMatch(request.getRequestURI()::startsWith);
  }

  private static String target(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }
}

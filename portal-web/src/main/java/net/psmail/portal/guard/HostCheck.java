package net.psmail.portal.guard;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import net.psmail.portal.site.Hosts;

/**
 * Refuses requests for hosts that are not ours: no page, cache or link may carry a foreign name.
 */
@Dependent
public class HostCheck extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Authorities ask for the names that a certificate is to hold, whatever these are. */
  private static final Pattern PROOF =
      Pattern.compile("/\\.well-known/acme-challenge/[A-Za-z0-9_-]+");

  @Inject private transient Hosts hosts;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (hosts.isOurs(request.getServerName()) || PROOF.matcher(request.getRequestURI()).matches()) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }
}

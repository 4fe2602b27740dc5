package net.psmail.portal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers fingerprinted addresses from memory; the container serves the plain ones from the disk.
 */
@Dependent
public class AssetFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** A drawing brings its own style, for both schemes; it can load and run nothing. */
  private static final String DRAWINGS =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

  @Inject private transient Assets assets;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    Optional<Answer> answer = path.startsWith("/assets/") ? assets.find(path) : Optional.empty();
    if (answer.isPresent()) {
      if (path.contains("/drawings/")) {
        response.setHeader("Content-Security-Policy", DRAWINGS);
      }
      answer.get().write(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}

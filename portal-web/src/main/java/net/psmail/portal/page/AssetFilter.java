package net.psmail.portal.page;

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
public class AssetFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Assets assets;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Answer> answer = assets.find(request.getRequestURI());
    if (answer.isPresent()) {
      answer.get().write(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}

package net.psmail.portal.reading;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts a read when the page of a text was answered, also from memory: that is why it stands
 * before the page cache.
 */
@Dependent
public class ReadCount extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient Readings readings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    Tally tally = readings.tally(request.getRequestURI());
    if (tally != null && isAnswered(response) && isByReader(request)) {
      tally.add();
    }
  }

  /** A browser that has the page already, and asks whether it still holds, shows it once more. */
  private static boolean isAnswered(HttpServletResponse response) {
    return response.getStatus() == HttpServletResponse.SC_OK
        || response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED;
  }

  private static boolean isByReader(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && !isAhead(request.getHeader("Sec-Purpose"))
        && !isAhead(request.getHeader("Purpose"))
        && isPage(request.getHeader("Sec-Fetch-Dest"))
        && Browsers.include(request.getHeader("User-Agent"));
  }

  /** Fetched in case that somebody will want to read it. */
  private static boolean isAhead(@Nullable String purpose) {
    return purpose != null && purpose.contains("prefetch");
  }

  /** Browsers that do not say what they fetch it for are believed. */
  private static boolean isPage(@Nullable String destination) {
    return destination == null || destination.equals("document");
  }
}

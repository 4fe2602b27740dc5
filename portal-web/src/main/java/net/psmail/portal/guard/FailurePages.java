package net.psmail.portal.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import net.psmail.portal.page.Pages;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Language;

/** Writes what was refused before JAX-RS: as a page, or as a problem for who asks for JSON. */
@ApplicationScoped
public class FailurePages {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int MOST = 64;

  @Inject private Pages pages;

  /** Floods of refusals shall not cost more than a copy of bytes each. */
  private final Cache<Look, byte[]> looks =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

  void write(Failure failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(failure.status());
    response.setHeader("Cache-Control", "no-store");
    Long retryAfter = failure.retryAfter();
    if (retryAfter != null) {
      response.setHeader("Retry-After", retryAfter.toString());
    }
    if (Failures.wantsProblem(request)) {
      response.setContentType("application/problem+json");
      response.getOutputStream().print(failure.problem());
      // What is not on its way yet, the container would call text/html.
      response.flushBuffer();
      return;
    }
    Visit visit = Visit.of(request);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Content-Language", visit.language().tag());
    response.getOutputStream().write(page(failure, visit));
  }

  private byte[] page(Failure failure, Visit visit) {
    if (visit.member() != null) {
      return pages.render(failure.page(), visit);
    }
    Look look = new Look(failure, visit.language(), visit.path());
    return looks.get(look, unused -> pages.render(failure.page(), visit));
  }

  /** All that the page depends on, for who is not signed in. */
  private record Look(Failure failure, Language language, String path) {}
}

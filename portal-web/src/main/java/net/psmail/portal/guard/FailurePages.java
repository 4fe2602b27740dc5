package net.psmail.portal.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import net.psmail.portal.page.Pages;
import net.psmail.portal.page.Visit;

/** Writes what was refused before JAX-RS: as a page, or as a problem for who asks for JSON. */
@ApplicationScoped
public class FailurePages {

  @Inject private Pages pages;

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
    response.getOutputStream().write(pages.render(failure.page(), visit));
  }
}

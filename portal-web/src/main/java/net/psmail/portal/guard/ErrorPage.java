package net.psmail.portal.guard;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import net.psmail.portal.page.Pages;
import net.psmail.portal.page.Visit;

/** What the container shows instead of its own error pages, for all that JAX-RS never sees. */
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Pages pages;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Failure failure = failure(request);
    response.setStatus(failure.status());
    response.setHeader("Cache-Control", "no-store");
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

  private static Failure failure(HttpServletRequest request) {
    if (request.getDispatcherType() != DispatcherType.ERROR) {
      return Failure.of(HttpServletResponse.SC_NOT_FOUND);
    }
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      return Failure.internal(Failures.log(thrown));
    }
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? Failure.of(status)
        : Failure.of(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }
}

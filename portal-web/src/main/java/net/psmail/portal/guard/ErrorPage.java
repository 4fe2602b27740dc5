package net.psmail.portal.guard;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What the container shows instead of its own error pages, for all that JAX-RS never sees. */
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient FailurePages failures;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    failures.write(failure(request), request, response);
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

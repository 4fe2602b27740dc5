package net.psmail.portal.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;

/** Leads to the desk, which says that the status page does not answer. */
@Provider
@ApplicationScoped
public class AwayPage implements ExceptionMapper<StatusAway> {

  @Inject private HttpServletRequest request;

  @Override
  public Response toResponse(StatusAway away) {
    return Redirect.to(Visit.of(request), StatusPages.PATH + "?done=away");
  }
}

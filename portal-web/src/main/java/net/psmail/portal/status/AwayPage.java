package net.psmail.portal.status;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;
import org.jspecify.annotations.Nullable;

/** Leads to the desk, which says that the status page does not answer. */
@Provider
public class AwayPage implements ExceptionMapper<StatusAway> {

  @Context private @Nullable HttpServletRequest request;

  @Override
  public Response toResponse(StatusAway away) {
    return Redirect.to(Visit.of(Objects.requireNonNull(request)), StatusPages.PATH + "?done=away");
  }
}

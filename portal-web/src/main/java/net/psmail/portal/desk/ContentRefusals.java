package net.psmail.portal.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import net.psmail.portal.content.ContentRefused;
import net.psmail.portal.guard.Failures;

/** What is answered where no form could show what is wrong, such as to an old link. */
@Provider
@ApplicationScoped
public class ContentRefusals implements ExceptionMapper<ContentRefused> {

  private static final int UNPROCESSABLE = 422;

  @Inject private Failures failures;

  @Override
  public Response toResponse(ContentRefused refusal) {
    return failures.toResponse(
        switch (refusal.kind()) {
          case NOT_FOUND -> new NotFoundException();
          case CONFLICT -> new ClientErrorException(Response.Status.CONFLICT);
          case FAULTY -> new ClientErrorException(UNPROCESSABLE);
        });
  }
}

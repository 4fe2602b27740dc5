package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;

/** Has done what was shown of a takeover from PostfixAdmin. */
@Path(TakeoverPages.PATH + "/{id:\\d+}/order")
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TakeoverOrderPages extends LinesOrderPages {

  @Inject private TakeoverSheet sheet;

  @Override
  LinesSheet<?> sheet() {
    return sheet;
  }
}

package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;

/** Has acts on many accounts done as they were shown. */
@Path(BulkPages.PATH + "/{id:\\d+}/order")
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class BulkOrderPages extends LinesOrderPages {

  @Inject private BulkSheet sheet;

  @Override
  LinesSheet<?> sheet() {
    return sheet;
  }
}

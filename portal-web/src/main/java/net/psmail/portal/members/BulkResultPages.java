package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import net.psmail.portal.guard.SignedIn;

/** What acts on many accounts would do, do or have done. */
@Path(BulkPages.PATH + "/{id:\\d+}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class BulkResultPages extends LinesPages {

  @Inject private BulkSheet sheet;

  @Override
  LinesSheet<?> sheet() {
    return sheet;
  }

  @Override
  String file() {
    return "accounts";
  }
}

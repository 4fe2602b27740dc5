package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;
import net.psmail.provisioning.account.Resets;

/** A member who has not asked for another password makes the link to one worthless. */
@Path("/account/reset/stop")
@SignedIn
@RequestScoped
public class StoppedResetPages {

  @Inject private Resets resets;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @POST
  public Response stop() {
    resets.stop(session.get(), client.origin());
    return Redirect.to(Visit.of(request), "/account");
  }
}

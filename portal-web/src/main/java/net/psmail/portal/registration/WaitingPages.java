package net.psmail.portal.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;
import net.psmail.provisioning.account.WaitingRegistrations;

/** Whoever waits for an operator can stop waiting. */
@Path("/account/withdraw")
@SignedIn
@RequestScoped
public class WaitingPages {

  @Inject private WaitingRegistrations waiting;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @POST
  public Response withdraw() {
    return waiting.withdraw(session.get())
        ? session.end("/register/withdrawn")
        : Redirect.to(Visit.of(request), "/account");
  }
}

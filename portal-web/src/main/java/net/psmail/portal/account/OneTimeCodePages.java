package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.OneTimeCodesView;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.factor.SecondSteps;

/** Ten codes on paper: shown once, and made anew. */
@Path("/account/security")
@SignedIn
@RequestScoped
public class OneTimeCodePages {

  static final String PATH = "/account/security/codes";

  @Inject private SecondSteps secondSteps;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  @Path("codes")
  @Produces(MediaType.TEXT_HTML)
  public Response show() {
    return secondSteps
        .codes(session.get())
        .map(codes -> Response.ok(view(codes)).build())
        .orElseGet(() -> lead(SecurityPages.PATH + "?done"));
  }

  @GET
  @Path("codes.txt")
  @Produces("text/plain;charset=utf-8")
  public Response download() {
    List<String> codes = secondSteps.codes(session.get()).orElseThrow(NotFoundException::new);
    String text = session.get().signInName() + "\n" + String.join("\n", codes) + "\n";
    return Response.ok(text)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"one-time-codes.txt\"")
        .build();
  }

  @POST
  @Path("codes")
  @Produces(MediaType.TEXT_HTML)
  public Response kept() {
    secondSteps.keptCodes(session.get());
    return lead(SecurityPages.PATH + "?done");
  }

  @GET
  @Proved
  @Path("codes/new")
  @Produces(MediaType.TEXT_HTML)
  public View askToRenew() {
    return View.of("securitycodesnew", Section.MAILBOX);
  }

  @POST
  @Proved
  @Path("codes/new")
  @Produces(MediaType.TEXT_HTML)
  public Response renew() {
    secondSteps.renewCodes(session.get(), client.origin());
    return lead(PATH);
  }

  private Response lead(String path) {
    return Redirect.to(Visit.of(request), path);
  }

  private View view(List<String> codes) {
    return new View(
        "securitycodes", Section.MAILBOX, new OneTimeCodesView(session.get().signInName(), codes));
  }
}

package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.PasskeyForm;
import net.psmail.portal.view.PasskeyRemoval;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.factor.Passkeys;

/** The passkeys of an account: added by a script of the browser, removed without one. */
@Path("/account/security")
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class PasskeyPages {

  @Inject private Passkeys passkeys;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  @Path("passkey")
  public View form() {
    return view("", List.of());
  }

  /** Codes on paper come with the first; where there are none to show, that page leads on. */
  @POST
  @Path("passkey")
  public Response add(
      @DefaultValue("") @FormParam("name") String name,
      @DefaultValue("") @FormParam("answer") String answer) {
    return forms.send(
        () -> {
          passkeys.add(session.get(), answer, name, client.origin());
          return lead(OneTimeCodePages.PATH);
        },
        refusal -> view(name, problems(refusal)));
  }

  @GET
  @Path("passkeys/{id:\\d+}/remove")
  public View askToRemove(@PathParam("id") long id) {
    return passkeys.list(session.get()).stream()
        .filter(passkey -> passkey.id() == id)
        .findFirst()
        .map(
            passkey ->
                new View(
                    "securitypasskeyremove",
                    Section.MAILBOX,
                    new PasskeyRemoval(passkey.id(), passkey.name())))
        .orElseThrow(NotFoundException::new);
  }

  @POST
  @Path("passkeys/{id:\\d+}/remove")
  public Response remove(@PathParam("id") long id) {
    passkeys.remove(session.get(), id, client.origin());
    return lead(SecurityPages.PATH + "?done");
  }

  private List<Problem> problems(ProvisioningException refusal) {
    return refusal.kind() == Kind.FACTOR_REFUSED
        ? List.of(Problem.of("", "problem.passkey"))
        : forms.problem(refusal, "name");
  }

  private Response lead(String path) {
    return Redirect.to(Visit.of(request), path);
  }

  private View view(String name, List<Problem> problems) {
    return new View(
        "securitypasskey",
        Section.MAILBOX,
        new PasskeyForm(passkeys.offer(session.get()), name, problems));
  }
}

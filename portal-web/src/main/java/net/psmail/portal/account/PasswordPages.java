package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.PasswordTries;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.PasswordForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Accounts;
import net.psmail.provisioning.session.Session;

/** The sign-in password. */
@Path("/account/password")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class PasswordPages {

  @Inject private Accounts accounts;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private PasswordTries tries;
  @Inject private HttpServletRequest request;

  @GET
  public View form(@QueryParam("changed") String changed) {
    return view(changed != null, List.of());
  }

  @POST
  public Response change(
      @DefaultValue("") @FormParam("current") String current,
      @DefaultValue("") @FormParam("password") String password) {
    Session person = session.get();
    if (password.isEmpty()) {
      return forms.again(view(false, List.of(Problem.of("password", "problem.empty-password"))));
    }
    tries.count(person.signInName());
    return forms.send(
        () -> {
          accounts.changePassword(person, current, password, client.origin());
          tries.right(person.signInName());
          return Redirect.to(Visit.of(request), "/account/password?changed");
        },
        refusal -> view(false, problems(refusal)));
  }

  private List<Problem> problems(ProvisioningException refusal) {
    return refusal.kind() == Kind.SIGN_IN_REFUSED
        ? List.of(Problem.of("current", "problem.current-password"))
        : forms.problem(refusal, "password");
  }

  private View view(boolean changed, List<Problem> problems) {
    return new View(
        "password",
        Section.MAILBOX,
        new PasswordForm(session.get().signInName(), changed, problems));
  }
}

package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import net.psmail.portal.page.View;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.UnlockForm;
import net.psmail.provisioning.account.SignIns;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;

/** Asks for the password of who has signed in by a passkey, once something needs it. */
@Path("/account/unlock")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class UnlockPages {

  @Inject private SignIns signIns;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private PasswordTries tries;

  @GET
  public View form(@DefaultValue("") @QueryParam("next") String next) {
    return view(next, List.of());
  }

  @POST
  public Response unlock(
      @DefaultValue("") @FormParam("password") String password,
      @DefaultValue("") @FormParam("next") String next) {
    Session person = session.get();
    tries.count(person.signInName());
    return forms.send(
        () -> {
          SessionToken token = signIns.unlock(person, password, client.origin());
          tries.right(person.signInName());
          return session.begin(token, OwnPath.of(next, "/account"));
        },
        refusal -> view(next, List.of(Problem.of("password", "problem.password-refused"))));
  }

  private View view(String next, List<Problem> problems) {
    return new View(
        "unlock",
        Section.MAILBOX,
        new UnlockForm(session.get().signInName(), OwnPath.of(next, "/account"), problems));
  }
}

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
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.PasswordForm;
import net.psmail.portal.view.PasswordForm.Done;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Accounts;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.jspecify.annotations.Nullable;

/** The sign-in password. */
@Path("/account/password")
@SignedIn
@Proved(formAsksPassword = true)
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class PasswordPages {

  private static final String DEVICES = "devices";

  @Inject private Accounts accounts;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private PasswordTries tries;

  @GET
  public View form(@QueryParam("changed") @Nullable String changed) {
    return view(done(changed), false, List.of());
  }

  @POST
  public Response change(
      @DefaultValue("") @FormParam("current") String current,
      @DefaultValue("") @FormParam("password") String password,
      @FormParam("devices") @Nullable String devices) {
    Session person = session.get();
    boolean revoke = devices != null;
    if (password.isEmpty()) {
      return forms.again(
          refused(revoke, List.of(Problem.of("password", "problem.empty-password"))));
    }
    tries.count(person.signInName());
    return forms.send(
        () -> {
          SessionToken token =
              accounts.changePassword(person, current, password, revoke, client.origin());
          tries.right(person.signInName());
          return session.begin(token, "/account/password?changed=" + (revoke ? DEVICES : ""));
        },
        refusal -> refused(revoke, problems(refusal)));
  }

  private static Done done(@Nullable String changed) {
    if (changed == null) {
      return Done.NOTHING;
    }
    return changed.equals(DEVICES) ? Done.CHANGED_AND_REVOKED : Done.CHANGED;
  }

  private View refused(boolean revoke, List<Problem> problems) {
    return view(Done.NOTHING, revoke, problems);
  }

  private List<Problem> problems(ProvisioningException refusal) {
    return refusal.kind() == Kind.SIGN_IN_REFUSED
        ? List.of(Problem.of("current", "problem.current-password"))
        : forms.problem(refusal, "password");
  }

  private View view(Done done, boolean revoke, List<Problem> problems) {
    Session person = session.get();
    return new View(
        "password",
        Section.MAILBOX,
        new PasswordForm(
            person.signInName(), done, person.mailbox().isPresent(), revoke, problems));
  }
}

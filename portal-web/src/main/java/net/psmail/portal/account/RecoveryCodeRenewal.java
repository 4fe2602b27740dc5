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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.PasswordTries;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.Unlocked;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.RecoveryCodeForm;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.Recovery;
import net.psmail.provisioning.session.Session;

/** A new recovery code in the place of one that was lost, seen, or never kept. */
@Path("/account/recovery-code")
@SignedIn
@Proved(formAsksPassword = true)
@Unlocked
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class RecoveryCodeRenewal {

  @Inject private Recovery recovery;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private PasswordTries tries;
  @Inject private HttpServletRequest request;

  @GET
  public View form() {
    return view(List.of());
  }

  @POST
  public Response renew(@DefaultValue("") @FormParam("password") String password) {
    Session member = session.get();
    if (!member.recoveryConfirmed()) {
      recovery.renew(member, client.origin());
      return show();
    }
    tries.count(member.signInName());
    return forms.send(
        () -> {
          recovery.replace(member, password, client.origin());
          tries.right(member.signInName());
          return show();
        },
        refusal -> view(List.of(Problem.of("password", "problem.password-refused"))));
  }

  private Response show() {
    return Redirect.to(Visit.of(request), "/recovery-code");
  }

  private View view(List<Problem> problems) {
    boolean confirmed = session.get().recoveryConfirmed();
    return new View("newrecoverycode", Section.MAILBOX, new RecoveryCodeForm(confirmed, problems));
  }
}

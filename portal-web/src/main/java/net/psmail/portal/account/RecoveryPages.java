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
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.RecoveryCodeForm;
import net.psmail.portal.view.RecoveryForm;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Recovery;
import net.psmail.provisioning.session.Session;

/** The way back with the recovery code, and a new code in the place of a lost one. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class RecoveryPages {

  @Inject private Recovery recovery;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private RateLimits limits;
  @Inject private HttpServletRequest request;

  @GET
  @Path("recover")
  public View form() {
    return recoverView("", List.of());
  }

  @POST
  @Path("recover")
  public Response recover(
      @DefaultValue("") @FormParam("address") String address,
      @DefaultValue("") @FormParam("code") String code,
      @DefaultValue("") @FormParam("password") String password) {
    if (password.isEmpty()) {
      return forms.again(
          recoverView(address, List.of(Problem.of("password", "problem.empty-password"))));
    }
    limits.count(Limit.RECOVERY_NETWORK, client.network());
    return forms.send(
        () ->
            session.begin(
                recovery.recover(address, code, password, client.origin()), "/recovery-code"),
        refusal -> recoverView(address, problems(refusal)));
  }

  @GET
  @SignedIn
  @Path("account/recovery-code")
  public View renewalForm() {
    return renewalView(List.of());
  }

  @POST
  @SignedIn
  @Path("account/recovery-code")
  public Response renew(@DefaultValue("") @FormParam("password") String password) {
    Session member = session.get();
    if (!member.recoveryConfirmed()) {
      recovery.renew(member, client.origin());
      return lead();
    }
    limits.count(Limit.SIGN_IN_ACCOUNT, member.signInName());
    return forms.send(
        () -> {
          recovery.replace(member, password, client.origin());
          limits.forget(Limit.SIGN_IN_ACCOUNT, member.signInName());
          return lead();
        },
        refusal -> renewalView(List.of(Problem.of("password", "problem.password-refused"))));
  }

  private List<Problem> problems(ProvisioningException refusal) {
    boolean ofPassword =
        refusal.kind() == Kind.WEAK_PASSWORD || refusal.kind() == Kind.BREACHED_PASSWORD;
    return forms.problem(refusal, ofPassword ? "password" : "");
  }

  private Response lead() {
    return Redirect.to(Visit.of(request), "/recovery-code");
  }

  private static View recoverView(String address, List<Problem> problems) {
    return new View("recover", Section.MAILBOX, new RecoveryForm(address, problems));
  }

  private View renewalView(List<Problem> problems) {
    boolean confirmed = session.get().recoveryConfirmed();
    return new View(
        "newrecoverycode", Section.MAILBOX, new RecoveryCodeForm(confirmed, problems));
  }
}

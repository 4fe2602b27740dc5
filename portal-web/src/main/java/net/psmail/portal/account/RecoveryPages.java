package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import net.psmail.portal.page.Public;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.RecoveryForm;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Recovery;
import org.jspecify.annotations.Nullable;

/** The way back with the recovery code. */
@Path("/recover")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class RecoveryPages {

  @Inject private Recovery recovery;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private RateLimits limits;

  @GET
  @Public
  public View form() {
    return view("", true, List.of());
  }

  @POST
  public Response recover(
      @DefaultValue("") @FormParam("address") String address,
      @DefaultValue("") @FormParam("code") String code,
      @DefaultValue("") @FormParam("password") String password,
      @FormParam("devices") @Nullable String devices) {
    boolean revoke = devices != null;
    if (password.isEmpty()) {
      return forms.again(
          view(address, revoke, List.of(Problem.of("password", "problem.empty-password"))));
    }
    limits.count(Limit.RECOVERY_NETWORK, client.network());
    return forms.send(
        () ->
            session.begin(
                recovery.recover(address, code, password, revoke, client.origin()),
                "/recovery-code"),
        refusal -> view(address, revoke, problems(refusal)));
  }

  private List<Problem> problems(ProvisioningException refusal) {
    boolean ofPassword =
        refusal.kind() == Kind.WEAK_PASSWORD || refusal.kind() == Kind.BREACHED_PASSWORD;
    return forms.problem(refusal, ofPassword ? "password" : "");
  }

  private static View view(String address, boolean revoke, List<Problem> problems) {
    return new View("recover", Section.MAILBOX, new RecoveryForm(address, revoke, problems));
  }
}

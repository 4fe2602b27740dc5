package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.ResetForm;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.ResetUse;
import net.psmail.provisioning.address.MailAddress;

/**
 * Where the link leads that an operator has made for a member who has lost all. To look changes
 * nothing, because programs that preview links look too. Its address is a secret: no page that it
 * leads to may learn it.
 */
@Path("/reset/{token}")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ResetPages {

  private static final String REFERRER = "Referrer-Policy";

  @Inject private ResetUse resets;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private RateLimits limits;

  @GET
  public Response form(@PathParam("token") String token) {
    limits.count(Limit.RECOVERY_NETWORK, client.network());
    Optional<MailAddress> address = resets.address(token);
    // Not "no-referrer": browsers would send "Origin: null" with the form.
    return address
        .map(known -> Response.ok(view(token, known, List.of())).header(REFERRER, "strict-origin"))
        .orElseGet(
            () ->
                Response.status(Response.Status.GONE)
                    .entity(View.of("resetspent", Section.MAILBOX))
                    .header(REFERRER, "no-referrer"))
        .build();
  }

  @POST
  public Response use(
      @PathParam("token") String token, @DefaultValue("") @FormParam("password") String password) {
    limits.count(Limit.RECOVERY_NETWORK, client.network());
    MailAddress address =
        resets.address(token).orElseThrow(() -> ProvisioningException.of(Kind.LINK_USED));
    if (password.isEmpty()) {
      List<Problem> problems = List.of(Problem.of("password", "problem.empty-password"));
      return forms.again(view(token, address, problems));
    }
    return forms.send(
        () -> session.begin(resets.use(token, password, client.origin()), "/recovery-code"),
        refusal -> view(token, address, problems(refusal)));
  }

  private List<Problem> problems(ProvisioningException refusal) {
    boolean ofPassword =
        refusal.kind() == Kind.WEAK_PASSWORD || refusal.kind() == Kind.BREACHED_PASSWORD;
    return forms.problem(refusal, ofPassword ? "password" : "");
  }

  private static View view(String token, MailAddress address, List<Problem> problems) {
    return new View("reset", Section.MAILBOX, new ResetForm(token, address.toString(), problems));
  }
}

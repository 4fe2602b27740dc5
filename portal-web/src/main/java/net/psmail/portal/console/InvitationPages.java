package net.psmail.portal.console;

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
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.FirstPasswordForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.account.Newcomers;
import net.psmail.provisioning.address.DomainName;

/** Where the one-time links lead: that of the first start, and those that administrators make. */
@Path("/operator/first-password")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {

  @Inject private Newcomers newcomers;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private RateLimits limits;
  @Inject private HttpServletRequest request;

  @GET
  public View form(@DefaultValue("") @QueryParam("token") String token) {
    limits.count(Limit.OPERATOR_LINK_NETWORK, client.network());
    return view(token, "", List.of());
  }

  @POST
  public Response accept(
      @DefaultValue("") @FormParam("token") String token,
      @DefaultValue("") @FormParam("name") String name,
      @DefaultValue("") @FormParam("password") String password) {
    limits.count(Limit.OPERATOR_LINK_NETWORK, client.network());
    if (password.isEmpty()) {
      return forms.again(
          view(token, name, List.of(Problem.of("password", "problem.empty-password"))));
    }
    String language = Visit.of(request).language().tag();
    return forms.send(
        () ->
            session.begin(
                newcomers.accept(token, name, password, language, client.origin()),
                "/control-room"),
        refusal -> view(token, name, problems(refusal)));
  }

  private List<Problem> problems(ProvisioningException refusal) {
    boolean ofName = refusal.kind() == Kind.INVALID_ADDRESS || refusal.kind() == Kind.NAME_TAKEN;
    return forms.problem(refusal, ofName ? "name" : "password");
  }

  private View view(String token, String name, List<Problem> problems) {
    Duty duty = newcomers.duty(token).orElseThrow(() -> ProvisioningException.of(Kind.LINK_USED));
    return new View(
        "firstpassword",
        Section.CONTROL_ROOM,
        new FirstPasswordForm(
            token,
            duty.role().word(),
            duty.domain().map(DomainName::ascii).orElse(null),
            name,
            problems));
  }
}

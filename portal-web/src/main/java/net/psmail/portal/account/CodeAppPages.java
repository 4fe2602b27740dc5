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
import net.psmail.portal.settings.QrCode;
import net.psmail.portal.view.CodeAppForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.factor.AppSecret;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.session.Session;

/** Sets up an app for codes, the first one or the next. */
@Path("/account/security/app")
@SignedIn
@Proved
@Unlocked
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class CodeAppPages {

  /** As apps show a secret that is typed. */
  private static final String IN_GROUPS = "(?<=\\G.{4})";

  @Inject private SecondSteps secondSteps;
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
  public Response confirm(@DefaultValue("") @FormParam("code") String code) {
    Session person = session.get();
    tries.countCode(person.signInName(), code);
    return forms.send(
        () -> confirm(person, code),
        refusal -> view(List.of(Problem.of("code", "problem.app-code"))));
  }

  /** Whoever was too slow gets another key, and the form says so. */
  private Response confirm(Session person, String code) {
    try {
      secondSteps.confirm(person, code, client.origin());
    } catch (ProvisioningException refusal) {
      if (refusal.kind() != Kind.NOT_FOUND) {
        throw refusal;
      }
      return forms.again(view(List.of(Problem.of("code", "problem.app-key-over"))));
    }
    tries.rightCode(person.signInName(), code);
    return Redirect.to(Visit.of(request), OneTimeCodePages.PATH);
  }

  private View view(List<Problem> problems) {
    Session person = session.get();
    AppSecret secret = secondSteps.offer(person);
    return new View(
        "securityapp",
        Section.MAILBOX,
        new CodeAppForm(
            person.signInName(),
            person.secondStep(),
            QrCode.of(secret.uri()),
            secret.uri(),
            List.of(secret.base32().split(IN_GROUPS, -1)),
            problems));
  }
}

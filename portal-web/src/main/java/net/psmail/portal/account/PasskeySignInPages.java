package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.FormParam;
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
import net.psmail.portal.page.FormTokens;
import net.psmail.portal.page.View;
import net.psmail.portal.site.Counters;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SignInForm;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.SignIns;
import net.psmail.provisioning.factor.Passkeys;
import net.psmail.provisioning.session.SessionToken;

/**
 * In by a passkey alone. The page is the same for everybody and lies in a cache, so its script asks
 * for the question when somebody presses the button; it is bound to the token of the visitor's
 * form.
 */
@Path("/sign-in/passkey")
@RequestScoped
public class PasskeySignInPages {

  @Inject private SignIns signIns;
  @Inject private Passkeys passkeys;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private FormTokens tokens;
  @Inject private RateLimits limits;
  @Inject private Counters counters;
  @Inject private HttpServletRequest request;

  /** Counted as a try to sign in, for each leaves a row; who signs in gets it back. */
  @POST
  @Path("question")
  @Produces(MediaType.APPLICATION_JSON)
  public String ask() {
    limits.count(Limit.SIGN_IN_NETWORK, client.network());
    return passkeys.ask(holder());
  }

  @POST
  @Produces(MediaType.TEXT_HTML)
  public Response signIn(
      @DefaultValue("") @FormParam("answer") String answer,
      @DefaultValue("") @FormParam("next") String next) {
    return forms.send(
        () -> {
          SessionToken token = signIns.signInByPasskey(answer, holder(), client.origin());
          limits.giveBack(Limit.SIGN_IN_NETWORK, client.network());
          counters.signedIn();
          return session.begin(token, OwnPath.of(next, "/account"));
        },
        refusal ->
            new View("signin", Section.MAILBOX, new SignInForm("", next, problems(refusal))));
  }

  /** Who has shown to be the owner is told what stands in the way. */
  private List<Problem> problems(ProvisioningException refusal) {
    return refusal.kind() == Kind.FACTOR_REFUSED
        ? List.of(Problem.of("", "problem.passkey"))
        : forms.problem(refusal, "");
  }

  private String holder() {
    return tokens.ofCookie(request).orElseThrow(ForbiddenException::new);
  }
}

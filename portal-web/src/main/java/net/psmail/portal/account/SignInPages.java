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
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.PasswordTries;
import net.psmail.portal.page.Cookies;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.Counters;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SignInForm;
import net.psmail.provisioning.account.Entry;
import net.psmail.provisioning.account.SignIns;
import net.psmail.provisioning.session.SessionToken;
import org.jspecify.annotations.Nullable;

/** In and out. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SignInPages {

  @Inject private SignIns signIns;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private PasswordTries tries;
  @Inject private Counters counters;
  @Inject private Cookies cookies;
  @Inject private HttpServletRequest request;

  @GET
  @Public
  @Path("sign-in")
  public Response form(
      @DefaultValue("") @QueryParam("next") String next,
      @QueryParam("again") @Nullable String again) {
    List<Problem> problems =
        again == null ? List.of() : List.of(Problem.of("", "problem.second-step-ended"));
    return session.find().isPresent()
        ? Redirect.to(Visit.of(request), "/account")
        : Response.ok(view("", next, problems)).build();
  }

  @POST
  @Path("sign-in")
  public Response signIn(
      @DefaultValue("") @FormParam("name") String name,
      @DefaultValue("") @FormParam("password") String password,
      @DefaultValue("") @FormParam("next") String next) {
    tries.countSignIn(name);
    return forms.send(
        () -> {
          Optional<String> browser = cookies.find(request, Cookies.BROWSER);
          Entry entry = signIns.signIn(name, password, browser, client.origin());
          String path = entry.first() ? "/recovery-code" : OwnPath.of(next, "/account");
          return entry
              .session()
              .map(token -> begin(name, token, path))
              .orElseGet(() -> session.askForSecondStep(entry.half().orElseThrow(), path));
        },
        refusal -> view(name, next, forms.problem(refusal, "")));
  }

  private Response begin(String name, SessionToken token, String path) {
    tries.signedIn(name);
    counters.signedIn();
    return session.begin(token, path);
  }

  @POST
  @Path("sign-out")
  public Response signOut() {
    return session.end("/signed-out");
  }

  @GET
  @Public
  @Path("signed-out")
  public View signedOut() {
    return View.of("signedout", Section.NONE);
  }

  private static View view(String name, String next, List<Problem> problems) {
    return new View("signin", Section.MAILBOX, new SignInForm(name, next, problems));
  }
}

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.PasswordTries;
import net.psmail.portal.guard.TooManyRequests;
import net.psmail.portal.page.Cookies;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.Counters;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.SecondStepForm;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.SignIns;
import net.psmail.provisioning.factor.KnownBrowsers;
import net.psmail.provisioning.factor.Passkeys;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.session.HalfSignIn;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;
import org.jspecify.annotations.Nullable;

/** The question after the password, for accounts with a second step. */
@Path("/sign-in/second-step")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SecondStepPages {

  @Inject private SignIns signIns;
  @Inject private Sessions sessions;
  @Inject private KnownBrowsers browsers;
  @Inject private Passkeys passkeys;
  @Inject private SecondSteps secondSteps;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private PasswordTries tries;
  @Inject private Counters counters;
  @Inject private Cookies cookies;
  @Inject private HttpServletRequest request;

  @GET
  public Response form(
      @DefaultValue("") @QueryParam("next") String next,
      @QueryParam("paper") @Nullable String paper) {
    return session
        .half()
        .map(half -> Response.ok(view(half, next, paper != null, false, List.of())).build())
        .orElseGet(() -> fromTheBeginning(next));
  }

  @POST
  public Response give(
      @DefaultValue("") @FormParam("code") String code,
      @DefaultValue("") @FormParam("answer") String answer,
      @DefaultValue("") @FormParam("next") String next,
      @DefaultValue("") @FormParam("paper") String paper,
      @FormParam("remember") @Nullable String remember) {
    Optional<HalfSignIn> half = session.half();
    if (half.isEmpty()) {
      return fromTheBeginning(next);
    }
    HalfSignIn asked = half.get();
    String name = asked.signInName();
    boolean passkey = !answer.isEmpty();
    String guess = passkey ? "" : code;
    try {
      tries.countCode(name, guess);
    } catch (TooManyRequests strangers) {
      return askForPaper(asked, next, remember != null, strangers);
    }
    return forms.send(
        () -> {
          SessionToken token =
              passkey
                  ? signIns.givePasskey(asked.token(), answer, client.origin())
                  : signIns.giveSecondStep(asked.token(), code, client.origin());
          tries.rightCode(name, guess);
          tries.signedIn(name);
          counters.signedIn();
          return begin(token, OwnPath.of(next, "/account"), remember != null);
        },
        refusal ->
            view(
                asked,
                next,
                !paper.isEmpty(),
                remember != null,
                passkey
                    ? List.of(Problem.of("", "problem.passkey"))
                    : forms.problem(refusal, "code")));
  }

  /** Strangers who guess codes of the app keep nobody out who has another way. */
  private Response askForPaper(
      HalfSignIn half, String next, boolean remember, TooManyRequests tries) {
    if (tries.limit() != Limit.SECOND_STEP_STRANGERS) {
      throw tries;
    }
    List<Problem> problems = List.of(Problem.of("code", "problem.app-codes-limit"));
    return Response.status(Response.Status.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, tries.seconds())
        .entity(view(half, next, true, remember, problems))
        .build();
  }

  private Response begin(SessionToken token, String path, boolean remember) {
    Response.ResponseBuilder begun =
        Response.fromResponse(session.begin(token, path))
            .header(HttpHeaders.SET_COOKIE, cookies.remove(request, Cookies.HALF));
    if (remember) {
      String browser = browsers.add(sessions.find(token).orElseThrow(), client.origin());
      begun.header(
          HttpHeaders.SET_COOKIE,
          cookies.keep(request, Cookies.BROWSER, browser, KnownBrowsers.LIFETIME));
    }
    return begun.build();
  }

  private Response fromTheBeginning(String next) {
    return Redirect.to(Visit.of(request), "/sign-in?again=&next=" + OwnPath.of(next, "/account"));
  }

  private View view(
      HalfSignIn half, String next, boolean paper, boolean remember, List<Problem> problems) {
    long account = half.accountId();
    return new View(
        "signinsecondstep",
        Section.MAILBOX,
        new SecondStepForm(
            OwnPath.of(next, "/account"),
            paper,
            paper ? null : passkeys.ask(account, half.token().value()).orElse(null),
            secondSteps.hasApp(account),
            remember,
            problems));
  }
}

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
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.ProofForm;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.SignIns;
import net.psmail.provisioning.factor.Passkeys;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;

/** Asks who is signed in once more, before what only the owner may do. */
@Path("/account/proof")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ProofPages {

  @Inject private SignIns signIns;
  @Inject private Passkeys passkeys;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private PasswordTries tries;

  @GET
  public View form(@DefaultValue("") @QueryParam("next") String next) {
    return view(next, List.of());
  }

  @POST
  public Response prove(
      @DefaultValue("") @FormParam("code") String code,
      @DefaultValue("") @FormParam("answer") String answer,
      @DefaultValue("") @FormParam("password") String password,
      @DefaultValue("") @FormParam("next") String next) {
    if (!answer.isEmpty()) {
      return byPasskey(answer, next);
    }
    return session.get().secondStep() ? byCode(code, next) : byPassword(password, next);
  }

  private Response byPasskey(String answer, String next) {
    Session person = session.get();
    tries.countCode(person.signInName(), "");
    return forms.send(
        () -> {
          SessionToken token = signIns.proveByPasskey(person, answer, client.origin());
          tries.rightCode(person.signInName(), "");
          return lead(token, next);
        },
        refusal -> view(next, List.of(Problem.of("", "problem.passkey"))));
  }

  private Response byCode(String code, String next) {
    Session person = session.get();
    tries.countCode(person.signInName(), code);
    return forms.send(
        () -> {
          SessionToken token = signIns.prove(person, code, client.origin());
          tries.rightCode(person.signInName(), code);
          return lead(token, next);
        },
        refusal -> view(next, forms.problem(refusal, "code")));
  }

  private Response byPassword(String password, String next) {
    Session person = session.get();
    tries.count(person.signInName());
    return forms.send(
        () -> {
          SessionToken token = signIns.prove(person, password, client.origin());
          tries.right(person.signInName());
          return lead(token, next);
        },
        refusal -> view(next, List.of(Problem.of("password", "problem.password-refused"))));
  }

  private Response lead(SessionToken token, String next) {
    return session.begin(token, OwnPath.of(next, "/account/security"));
  }

  private View view(String next, List<Problem> problems) {
    Session person = session.get();
    return new View(
        "proof",
        Section.MAILBOX,
        new ProofForm(
            person.signInName(),
            person.secondStep(),
            passkeys.ask(person.accountId(), person.token().value()).orElse(null),
            person.unlocked(),
            OwnPath.of(next, "/account/security"),
            problems));
  }
}

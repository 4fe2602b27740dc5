package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.RecoveryLinkForm;
import net.psmail.portal.view.RecoveryStopForm;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.LateRecovery;
import net.psmail.provisioning.otheraddress.PendingRecovery;
import net.psmail.provisioning.otheraddress.Recoveries;

/**
 * Where the links of letters about a recovery lead. To look changes nothing, because programs that
 * preview links look too. The address is a secret: no page that it leads to may learn it.
 */
@Path("/recover")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class LateRecoveryPages {

  private static final String REFERRER = "Referrer-Policy";

  @Inject private Recoveries recoveries;
  @Inject private LateRecovery lateRecovery;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private RateLimits limits;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  @GET
  @Path("link/{token}")
  public Response show(@PathParam("token") String token) {
    return found(
        recoveries.find(token).filter(PendingRecovery::opens),
        found -> link(token, found, List.of()));
  }

  @POST
  @Path("link/{token}/begin")
  public Response begin(@PathParam("token") String token) {
    return unlessOver(
        () -> {
          recoveries.begin(token, client.origin());
          return lead("/recover/link/" + token);
        });
  }

  @POST
  @Path("link/{token}")
  public Response finish(
      @PathParam("token") String token, @DefaultValue("") @FormParam("password") String password) {
    limits.count(Limit.RECOVERY_NETWORK, client.network());
    if (password.isEmpty()) {
      List<Problem> problems = List.of(Problem.of("password", "problem.empty-password"));
      return unlessOver(() -> forms.again(link(token, require(token), problems)));
    }
    return unlessOver(
        () ->
            forms.send(
                () ->
                    session.begin(
                        lateRecovery.finish(token, password, client.origin()), "/recovery-code"),
                refusal -> link(token, require(token), problems(refusal))));
  }

  @POST
  @Path("link/{token}/stop")
  public Response stopByOpener(@PathParam("token") String token) {
    return stop(token);
  }

  @GET
  @Path("stop/{token}")
  public Response askToStop(@PathParam("token") String token) {
    return found(
        recoveries.find(token),
        found ->
            new View("recoverstop", Section.MAILBOX, new RecoveryStopForm(token, found.mailbox())));
  }

  @POST
  @Path("stop/{token}")
  public Response stop(@PathParam("token") String token) {
    return unlessOver(
        () -> {
          recoveries.stop(token, client.origin());
          return lead("/recover/stopped");
        });
  }

  private static Response found(
      Optional<PendingRecovery> recovery, Function<PendingRecovery, View> page) {
    // Not "no-referrer": browsers would send "Origin: null" with the form.
    return recovery
        .map(page)
        .map(view -> Response.ok(view).header(REFERRER, "strict-origin").build())
        .orElseGet(LateRecoveryPages::over);
  }

  private static Response unlessOver(Supplier<Response> act) {
    try {
      return act.get();
    } catch (ProvisioningException refusal) {
      if (refusal.kind() == Kind.LINK_USED) {
        return over();
      }
      throw refusal;
    }
  }

  /** The same for one that was finished, stopped, has ended or never was. */
  private static Response over() {
    return Response.status(Response.Status.GONE)
        .entity(View.of("recoverover", Section.MAILBOX))
        .type(MediaType.TEXT_HTML)
        .header(REFERRER, "no-referrer")
        .build();
  }

  private PendingRecovery require(String token) {
    return recoveries.find(token).orElseThrow(() -> ProvisioningException.of(Kind.LINK_USED));
  }

  private List<Problem> problems(ProvisioningException refusal) {
    boolean ofPassword =
        refusal.kind() == Kind.WEAK_PASSWORD || refusal.kind() == Kind.BREACHED_PASSWORD;
    return forms.problem(refusal, ofPassword ? "password" : "");
  }

  private Response lead(String path) {
    return Redirect.to(Visit.of(request), path);
  }

  private View link(String token, PendingRecovery found, List<Problem> problems) {
    return new View(
        "recoverlink",
        Section.MAILBOX,
        new RecoveryLinkForm(
            token,
            found.mailbox(),
            found.readyAt().orElse(null),
            found.isReady(clock.instant()),
            found.endsAt(),
            recoveries.delay().toHours(),
            problems));
  }
}

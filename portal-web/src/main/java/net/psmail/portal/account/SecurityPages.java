package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SecurityView;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.factor.KnownBrowser;
import net.psmail.provisioning.factor.KnownBrowsers;
import net.psmail.provisioning.factor.Passkey;
import net.psmail.provisioning.factor.SecondStep;
import net.psmail.provisioning.factor.SecondSteps;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** How well the sign-in is guarded: the second step, and who is not asked for it. */
@Path(SecurityPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SecurityPages {

  static final String PATH = "/account/security";

  private static final Set<Act> TOLD =
      Set.of(
          Act.SECOND_STEP_ADDED,
          Act.SECOND_STEP_REMOVED,
          Act.PASSKEY_ADDED,
          Act.PASSKEY_REMOVED,
          Act.ONE_TIME_CODES_MADE,
          Act.BROWSER_FORGOTTEN);

  @Inject private SecondSteps secondSteps;
  @Inject private KnownBrowsers browsers;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@QueryParam("done") @Nullable String done) {
    Session person = session.get();
    return new View(
        "security",
        Section.MAILBOX,
        new SecurityView(
            secondSteps.find(person).map(SecurityPages::step).orElse(null),
            browsers.list(person).stream().map(SecurityPages::row).toList(),
            done == null ? null : latest(person)));
  }

  @GET
  @Proved
  @Path("remove")
  public View askToRemove() {
    return View.of("securityremove", Section.MAILBOX);
  }

  @POST
  @Proved
  @Path("remove")
  public Response remove() {
    secondSteps.remove(session.get(), client.origin());
    return lead();
  }

  @POST
  @Path("browsers/{id:\\d+}/forget")
  public Response forget(@PathParam("id") long id) {
    browsers.forget(session.get(), id, client.origin());
    return lead();
  }

  private Response lead() {
    return Redirect.to(Visit.of(request), PATH + "?done");
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String latest(Session person) {
    return audit.ofOwn(person, 1).stream()
        .filter(entry -> TOLD.contains(entry.act()))
        .map(entry -> Words.of(entry.act()))
        .findFirst()
        .orElse(null);
  }

  private static SecurityView.Step step(SecondStep step) {
    return new SecurityView.Step(
        step.appSince().orElse(null),
        step.passkeys().stream().map(SecurityPages::row).toList(),
        step.codesLeft());
  }

  private static SecurityView.Passkey row(Passkey passkey) {
    return new SecurityView.Passkey(
        passkey.id(), passkey.name(), passkey.addedAt(), passkey.usedAt().orElse(null));
  }

  private static SecurityView.Browser row(KnownBrowser browser) {
    return new SecurityView.Browser(
        browser.id(), browser.name().orElse(null), browser.usedAt(), browser.endsAt());
  }
}

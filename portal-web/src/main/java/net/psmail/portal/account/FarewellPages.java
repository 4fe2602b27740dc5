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
import java.time.Duration;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.PasswordTries;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.message.MessageSettings;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.DeletionForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.AccountSettings;
import net.psmail.provisioning.account.Accounts;
import net.psmail.provisioning.audit.AuditSettings;
import net.psmail.provisioning.session.Session;

/** Leaving, and staying after all. */
@Path("/account")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class FarewellPages {

  @Inject private Accounts accounts;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private PasswordTries tries;
  @Inject private HttpServletRequest request;

  private final Duration grace = AccountSettings.read().grace();
  private final Duration log = AuditSettings.read().retention();
  private final Duration messages = MessageSettings.read().retention();

  @GET
  @Proved(formAsksPassword = true)
  @Path("delete")
  public View form() {
    return view(List.of());
  }

  @POST
  @Proved(formAsksPassword = true)
  @Path("delete")
  public Response delete(
      @DefaultValue("") @FormParam("address") String address,
      @DefaultValue("") @FormParam("password") String password) {
    Session member = session.get();
    if (!address.strip().equalsIgnoreCase(member.ownMailbox().toString())) {
      return forms.again(view(List.of(Problem.of("address", "problem.address-mismatch"))));
    }
    tries.count(member.signInName());
    return forms.send(
        () -> {
          accounts.requestDeletion(member, password, client.origin());
          tries.right(member.signInName());
          return home();
        },
        refusal -> view(List.of(Problem.of("password", "problem.password-refused"))));
  }

  @POST
  @Path("stay")
  public Response stay() {
    accounts.undoDeletion(session.get(), client.origin());
    return home();
  }

  private Response home() {
    return Redirect.to(Visit.of(request), "/account");
  }

  private View view(List<Problem> problems) {
    return new View(
        "delete",
        Section.MAILBOX,
        new DeletionForm(
            session.get().ownMailbox().toString(),
            grace.toDays(),
            log.toDays(),
            messages.toDays(),
            problems));
  }
}

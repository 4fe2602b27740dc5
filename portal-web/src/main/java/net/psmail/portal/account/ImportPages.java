package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.Unlocked;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.ImportView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.intake.IntakeWish;
import net.psmail.provisioning.intake.Intakes;
import net.psmail.provisioning.mailserver.ForeignMailStore.Security;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/** Mail of another provider: asked for, watched, stopped, gone on with. */
@Path(ImportPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ImportPages {

  static final String PATH = "/account/import";

  private static final String STARTTLS = "starttls";

  @Inject private Intakes intakes;
  @Inject private RateLimits limits;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  @Unlocked
  public View show() {
    Session member = member();
    return view(member, ImportRows.form(intakes.of(member)), List.of());
  }

  /** The second of two at once finds the first at work. */
  @POST
  @Unlocked
  public Response begin(
      @DefaultValue("") @FormParam("host") String host,
      @DefaultValue("") @FormParam("port") String port,
      @DefaultValue("") @FormParam("security") String security,
      @DefaultValue("") @FormParam("user") String user,
      @DefaultValue("") @FormParam("password") String password,
      @FormParam("apart") boolean apart) {
    Session member = member();
    boolean starttls = security.equals(STARTTLS);
    ImportView.Form typed = new ImportView.Form(host, port, starttls, user, apart, false);
    List<Problem> problems = ImportRows.problems(typed, password);
    if (!problems.isEmpty()) {
      return forms.again(view(member, typed, problems));
    }
    limits.count(Limit.IMPORT_ACCOUNT, Long.toString(member.accountId()));
    IntakeWish wish =
        new IntakeWish(
            host,
            Integer.parseInt(port.strip()),
            starttls ? Security.STARTTLS : Security.TLS,
            user,
            password,
            apart);
    try {
      intakes.begin(member, wish, client.origin());
      return Redirect.to(Visit.of(request), PATH);
    } catch (ProvisioningException refusal) {
      return forms.again(view(member, typed, ImportRows.problems(refusal)));
    }
  }

  @POST
  @Path("stop")
  public Response stop() {
    intakes.stop(member(), client.origin());
    return Redirect.to(Visit.of(request), PATH);
  }

  @POST
  @Path("forget")
  public Response forget() {
    intakes.forget(member());
    return Redirect.to(Visit.of(request), PATH);
  }

  private Session member() {
    Session member = session.get();
    if (member.role() != Role.MEMBER) {
      throw new NotFoundException();
    }
    return member;
  }

  private View view(Session member, ImportView.Form form, List<Problem> problems) {
    return new View(
        "import",
        Section.MAILBOX,
        new ImportView(ImportRows.run(intakes.of(member)), form, problems));
  }
}

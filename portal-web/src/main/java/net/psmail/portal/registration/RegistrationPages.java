package net.psmail.portal.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.registration.RegisterViews.Sent;
import net.psmail.portal.site.Counters;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Accounts;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.signup.Challenge;
import net.psmail.provisioning.signup.Proofs;

/** The form that makes an account. */
@Path("/register")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class RegistrationPages {

  @Inject private Accounts accounts;
  @Inject private RegisterViews views;
  @Inject private Proofs proofs;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private RateLimits limits;
  @Inject private Counters counters;
  @Inject private HttpServletRequest request;

  @GET
  public View form(
      @DefaultValue("") @QueryParam("name") String name,
      @DefaultValue("") @QueryParam("domain") String domain) {
    Visit visit = Visit.of(request);
    return views.of(
        new Sent(UUID.randomUUID().toString(), name, domain, "", visit.language().tag()),
        List.of(),
        List.of());
  }

  @POST
  public Response register(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("localPart") String name,
      @DefaultValue("") @FormParam("domain") String domain,
      @DefaultValue("") @FormParam("password") String password,
      @DefaultValue("") @FormParam("altcha") String proof,
      @DefaultValue("") @FormParam("invite") String invite,
      @DefaultValue("") @FormParam("keep") String keep,
      @DefaultValue("") @FormParam("language") String language) {
    Sent sent = new Sent(form, name, domain, invite, language, keep.equals("yes"));
    if (password.isEmpty()) {
      return forms.again(
          views.of(sent, List.of(), List.of(Problem.of("password", "problem.empty-password"))));
    }
    limits.count(Limit.REGISTRATION_NETWORK, client.network(24, 48));
    limits.count(Limit.REGISTRATION_WIDE, client.network(16, 32));
    try {
      return forms.send(() -> accept(sent, password, proof), refusal -> again(sent, refusal));
    } catch (ProvisioningException refusal) {
      if (refusal.kind() == Kind.LINK_USED) {
        return InvitedPages.spent();
      }
      throw refusal;
    }
  }

  private Response accept(Sent sent, String password, String proof) {
    Registration registration =
        new Registration(
            sent.form(),
            sent.name(),
            DomainName.parse(sent.domain()),
            password,
            proof,
            sent.invite(),
            sent.keepsAddress(),
            sent.spoken().tag());
    Response next =
        session.begin(accounts.register(registration, client.origin()), "/recovery-code");
    counters.registered();
    return next;
  }

  /** What the browser works on meanwhile, in the words of the ALTCHA protocol. */
  @GET
  @Path("challenge")
  @Produces(MediaType.APPLICATION_JSON)
  public String challenge(@DefaultValue("") @QueryParam("form") String form) {
    if (!proofs.areWanted()) {
      throw new NotFoundException();
    }
    Challenge challenge = proofs.challenge(form);
    return Json.createObjectBuilder()
        .add("algorithm", challenge.algorithm())
        .add("challenge", challenge.challenge())
        .add("maxnumber", challenge.most())
        .add("salt", challenge.salt())
        .add("signature", challenge.signature())
        .build()
        .toString();
  }

  /** Where whoever comes back after a refusal is led. */
  @GET
  @Path("refused")
  public View refused() {
    return View.of("refused", Section.REGISTER);
  }

  @GET
  @Path("withdrawn")
  public View withdrawn() {
    return View.of("withdrawn", Section.REGISTER);
  }

  private View again(Sent sent, ProvisioningException refusal) {
    boolean taken = refusal.kind() == Kind.NAME_TAKEN;
    boolean ofPassword =
        refusal.kind() == Kind.WEAK_PASSWORD || refusal.kind() == Kind.BREACHED_PASSWORD;
    List<String> proposals =
        taken ? refusal.proposals().stream().map(MailAddress::local).toList() : List.of();
    String field = ofPassword ? "password" : "localPart";
    return views.of(
        sent, proposals, forms.problem(refusal, refusal.kind() == Kind.CODE_REFUSED ? "" : field));
  }
}

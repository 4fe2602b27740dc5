package net.psmail.portal.settings;

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
import java.util.Locale;
import java.util.UUID;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SentForms;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.Unlocked;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.PhoneCodeView;
import net.psmail.portal.view.PhoneForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.MailAccount;
import net.psmail.provisioning.clientsettings.PhoneSettings;
import net.psmail.provisioning.device.PhoneOffer;
import net.psmail.provisioning.device.PhoneWish;
import net.psmail.provisioning.device.Phones;
import net.psmail.provisioning.session.Session;

/** Sets up a phone without typing: a form, and the code that comes of it. */
@Path("/account/setup/phone")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class PhonePages {

  private static final String PATH = "/account/setup/phone";

  @Inject private Phones phones;
  @Inject private PhoneSettings settings;
  @Inject private SiteSettings site;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private SentForms sent;
  @Inject private HttpServletRequest request;

  /** What was typed. */
  private record Typed(String name, String system, String sender, String protocol) {

    Typed {
      protocol = AppleProfileDownload.fetching(protocol).name().toLowerCase(Locale.ROOT);
    }

    boolean namesASystem() {
      return system.equals("apple") || system.equals("android");
    }

    PhoneWish wish() {
      return new PhoneWish(
          name,
          sender,
          PhoneWish.Platform.valueOf(system.toUpperCase(Locale.ROOT)),
          AppleProfileDownload.fetching(protocol));
    }
  }

  @GET
  @Proved
  @Unlocked
  public View form() {
    return view(new Typed("", "", "", ""), List.of());
  }

  @POST
  @Proved
  @Unlocked
  public Response begin(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("name") String name,
      @DefaultValue("") @FormParam("system") String system,
      @DefaultValue("") @FormParam("sender") String sender,
      @DefaultValue("") @FormParam("protocol") String protocol) {
    Session member = session.get();
    Typed typed = new Typed(name, system, sender, protocol);
    if (!typed.namesASystem()) {
      return forms.again(view(typed, List.of(Problem.of("system", "problem.phone-system"))));
    }
    return forms.send(
        () -> {
          sent.once(
              member,
              form,
              typed.toString(),
              () -> phones.begin(member, typed.wish(), client.origin()));
          return lead(PATH + "/code");
        },
        refusal -> view(typed, problems(refusal)));
  }

  @GET
  @Path("code")
  public Response code() {
    Session member = session.get();
    return phones
        .shown(member)
        .map(offer -> Response.ok(view(member.ownMailbox().toString(), offer)).build())
        .orElseGet(() -> lead("/account/devices"));
  }

  @POST
  @Path("done")
  public Response done() {
    phones.done(session.get());
    return lead("/account/devices");
  }

  private List<Problem> problems(ProvisioningException refusal) {
    return forms.problem(refusal, refusal.kind() == Kind.INVALID_SENDER ? "sender" : "name");
  }

  private View view(Typed typed, List<Problem> problems) {
    MailAccount bare = MailAccount.withoutPassword(session.get().ownMailbox(), Protocol.IMAP);
    return new View(
        "phone",
        Section.MAILBOX,
        new PhoneForm(
            bare.mailbox().toString(),
            UUID.randomUUID().toString(),
            typed.name(),
            typed.system(),
            typed.sender(),
            typed.protocol(),
            QrCode.of(settings.thunderbirdCode(bare)),
            problems));
  }

  private View view(String address, PhoneOffer offer) {
    String button =
        offer.link().map(token -> SetupLinkPages.path(Visit.of(request), token)).orElse(null);
    String link = button == null ? null : site.site().url() + button;
    String content = link == null ? settings.thunderbirdCode(offer.account().orElseThrow()) : link;
    List<String> groups =
        offer
            .account()
            .flatMap(MailAccount::password)
            .map(password -> List.of(password.split("-", -1)))
            .orElse(List.of());
    return new View(
        "phonecode",
        Section.MAILBOX,
        new PhoneCodeView(
            address, offer.device(), offer.until(), QrCode.of(content), link, button, groups));
  }

  private Response lead(String path) {
    return Redirect.to(Visit.of(request), path);
  }
}

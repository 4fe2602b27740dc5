package net.psmail.portal.console;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.BlockedDomainsView;
import net.psmail.portal.view.BlockedDomainsView.Domain;
import net.psmail.portal.view.BlockedDomainsView.Done;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.mailedcode.BlockedDomains;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.signup.Layers;
import org.jspecify.annotations.Nullable;

/** Domains whose addresses confirm nothing, for operators. */
@Path(BlockedDomainPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class BlockedDomainPages {

  static final String PATH = "/control-room/blocked-domains";

  /** In the address of the page that follows. */
  private static final String SEVERAL = "several";

  private static final Set<Act> TOLD = Set.of(Act.BLOCKED_DOMAIN_ADDED, Act.BLOCKED_DOMAIN_REMOVED);

  @Inject private BlockedDomains blocked;
  @Inject private Layers layers;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View list(@QueryParam("done") @Nullable String done) {
    Session operator = session.operator();
    return view("", done == null ? null : latest(operator, done.equals(SEVERAL)), List.of());
  }

  /** All of them or, where a line is wrong, none yet. */
  @POST
  public Response add(@DefaultValue("") @FormParam("domains") String text) {
    Session operator = session.operator();
    TypedDomains typed = TypedDomains.parse(text);
    if (!typed.problems().isEmpty()) {
      return forms.again(view(text, null, typed.problems()));
    }
    blocked.add(operator, typed.domains(), client.origin());
    return lead(typed.domains().size() > 1 ? "=" + SEVERAL : "");
  }

  @POST
  @Path("remove")
  public Response remove(@DefaultValue("") @FormParam("domain") String domain) {
    blocked.remove(session.operator(), parse(domain), client.origin());
    return lead("");
  }

  private static DomainName parse(String domain) {
    try {
      return DomainName.parse(domain);
    } catch (ProvisioningException noDomain) {
      throw new NotFoundException(noDomain);
    }
  }

  private Response lead(String how) {
    return Redirect.to(Visit.of(request), PATH + "?done" + how);
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable Done latest(Session operator, boolean several) {
    return audit.ofOwn(operator, 1).stream()
        .filter(entry -> TOLD.contains(entry.act()))
        .map(
            entry ->
                new Done(
                    Words.of(entry.act()),
                    several && entry.act() == Act.BLOCKED_DOMAIN_ADDED ? "" : entry.subject()))
        .findFirst()
        .orElse(null);
  }

  private View view(String typed, @Nullable Done done, List<Problem> problems) {
    return new View(
        "blockeddomains",
        Section.CONTROL_ROOM,
        new BlockedDomainsView(
            blocked.list().stream()
                .map(domain -> new Domain(domain.ascii(), domain.unicode()))
                .toList(),
            layers.takeMailedCodes(),
            typed,
            done,
            problems));
  }
}

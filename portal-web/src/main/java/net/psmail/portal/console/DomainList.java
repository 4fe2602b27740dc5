package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
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
import java.util.Set;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.DomainsChanged;
import net.psmail.portal.view.DomainsView;
import net.psmail.portal.view.DomainsView.Done;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** The domains that are or were served, and a form for another, for operators. */
@Path(DomainList.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class DomainList {

  static final String PATH = "/control-room/domains";

  private static final Set<Act> TOLD =
      Set.of(
          Act.SIGN_UP_CHANGED,
          Act.DOMAIN_ADDED,
          Act.DOMAIN_CHANGED,
          Act.DOMAIN_STOPPED,
          Act.DOMAIN_RESUMED);

  @Inject private CustomerDomains domains;
  @Inject private DomainRows rows;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private Event<DomainsChanged> changed;
  @Inject private HttpServletRequest request;

  @GET
  public View list(@QueryParam("done") @Nullable String done) {
    Session operator = session.operator();
    return view(done == null ? null : latest(operator), "", "", List.of());
  }

  @POST
  public Response add(
      @DefaultValue("") @FormParam("domain") String domain,
      @DefaultValue("") @FormParam("host") String host) {
    Session operator = session.operator();
    TypedDomain typed = TypedDomain.of(domain, host);
    if (!typed.problems().isEmpty()) {
      return forms.again(view(null, domain, host, typed.problems()));
    }
    return forms.send(
        () -> {
          Optional<DomainName> own = typed.host();
          domains.add(operator, typed.name(), own, client.origin());
          changed.fire(new DomainsChanged());
          return Redirect.to(Visit.of(request), PATH + "?done");
        },
        refusal -> view(null, domain, host, forms.problem(refusal, "domain")));
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable Done latest(Session operator) {
    return audit.ofOwn(operator, 1).stream()
        .filter(entry -> TOLD.contains(entry.act()))
        .map(entry -> new Done(Words.of(entry.act()), entry.subject()))
        .findFirst()
        .orElse(null);
  }

  private View view(@Nullable Done done, String domain, String host, List<Problem> problems) {
    return new View(
        "domains",
        Section.CONTROL_ROOM,
        new DomainsView(
            domains.list().stream().map(rows::row).toList(),
            rows.ourHost(),
            done,
            domain,
            host,
            problems));
  }
}

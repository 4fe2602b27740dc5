package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.DomainsChanged;
import net.psmail.portal.view.DomainView;
import net.psmail.portal.view.DomainView.Effect;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.CustomerDomain;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.signup.Outcome;
import net.psmail.provisioning.signup.SignUpFigures;

/** One domain, for operators: its mail host, the end of its service, and its return. */
@Path(DomainList.PATH + "/{domain}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class DomainPages {

  private static final int DAYS = 30;
  private static final Set<Outcome> REASONS =
      EnumSet.of(Outcome.DOMAIN, Outcome.NAME, Outcome.PROOF, Outcome.HOUR);

  @Inject private CustomerDomains domains;
  @Inject private SignUpFigures figures;
  @Inject private DomainRows rows;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private Event<DomainsChanged> changed;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@PathParam("domain") String name) {
    session.operator();
    CustomerDomain domain = find(name);
    return view("domain", domain, ownHost(domain), List.of());
  }

  @POST
  @Proved
  public Response changeHost(
      @PathParam("domain") String name, @DefaultValue("") @FormParam("host") String host) {
    Session operator = session.operator();
    CustomerDomain domain = find(name);
    TypedDomain typed = TypedDomain.ofHost(host);
    if (!typed.problems().isEmpty()) {
      return forms.again(view("domain", domain, host, typed.problems()));
    }
    domains.changeHost(operator, domain.name(), typed.host(), client.origin());
    return done();
  }

  @GET
  @Path("stop")
  @Proved
  public View askToStop(@PathParam("domain") String name) {
    session.operator();
    CustomerDomain domain = find(name);
    return view("domainstop", domain, "", List.of());
  }

  @POST
  @Path("stop")
  @Proved
  public Response stop(@PathParam("domain") String name) {
    Session operator = session.operator();
    CustomerDomain domain = find(name);
    return forms.send(
        () -> {
          domains.stop(operator, domain.name(), client.origin());
          return done();
        },
        refusal -> view("domainstop", domain, "", forms.problem(refusal, "")));
  }

  @POST
  @Path("resume")
  public Response resume(@PathParam("domain") String name) {
    Session operator = session.operator();
    domains.resume(operator, find(name).name(), client.origin());
    return done();
  }

  private Response done() {
    changed.fire(new DomainsChanged());
    return Redirect.to(Visit.of(request), DomainList.PATH + "?done");
  }

  private CustomerDomain find(String name) {
    try {
      return domains.find(DomainName.parse(name)).orElseThrow(NotFoundException::new);
    } catch (ProvisioningException noDomain) {
      throw new NotFoundException(noDomain);
    }
  }

  private static String ownHost(CustomerDomain domain) {
    return domain.mailHost().map(DomainName::unicode).orElse("");
  }

  private View view(String template, CustomerDomain domain, String host, List<Problem> problems) {
    return new View(
        template,
        Section.CONTROL_ROOM,
        new DomainView(rows.row(domain), effects(domain.name()), rows.ourHost(), host, problems));
  }

  private List<Effect> effects(DomainName domain) {
    Map<Outcome, Long> known = figures.of(domain, DAYS);
    return known.isEmpty()
        ? List.of()
        : Arrays.stream(Outcome.values())
            .map(
                outcome ->
                    new Effect(
                        outcome.word(), REASONS.contains(outcome), known.getOrDefault(outcome, 0L)))
            .toList();
  }
}

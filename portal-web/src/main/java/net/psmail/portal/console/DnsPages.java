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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Outdated;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.dkim.DkimKeys;
import net.psmail.provisioning.dns.CertificateFacts;
import net.psmail.provisioning.dns.MailPolicies;
import net.psmail.provisioning.dns.MtaStsMode;
import net.psmail.provisioning.dns.Zones;
import net.psmail.provisioning.session.Session;

/** What a domain needs in the DNS and what the DNS has, for operators. */
@Path("/control-room/domains/{domain}/dns")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class DnsPages {

  @Inject private Zones zones;
  @Inject private DkimKeys keys;
  @Inject private MailPolicies policies;
  @Inject private ManagedCertificates managed;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private Event<Outdated> outdated;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@PathParam("domain") String name) {
    session.operator();
    return view(domain(name), "", List.of());
  }

  @GET
  @Path("zone.txt")
  @Produces("text/plain;charset=utf-8")
  public Response text(@PathParam("domain") String name) {
    session.operator();
    DomainName domain = domain(name);
    return Response.ok(zones.of(domain, facts()).text())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + domain.ascii() + ".zone.txt\"")
        .build();
  }

  /** Asks the name servers now. */
  @POST
  @Path("check")
  public Response check(@PathParam("domain") String name) {
    session.operator();
    DomainName domain = domain(name);
    zones.check(domain, facts());
    return back(domain);
  }

  /** Whoever was asked on the way who they are comes back by this address. */
  @GET
  @Path("key")
  public Response leadBack(@PathParam("domain") String name) {
    session.operator();
    return back(domain(name));
  }

  @POST
  @Path("key")
  @Proved
  public Response makeKey(@PathParam("domain") String name) {
    Session operator = session.operator();
    DomainName domain = domain(name);
    keys.make(operator, domain, client.origin());
    return back(domain);
  }

  @POST
  @Path("policy")
  public Response setMode(
      @PathParam("domain") String name, @DefaultValue("") @FormParam("mode") String chosen) {
    Session operator = session.operator();
    DomainName domain = domain(name);
    Optional<MtaStsMode> mode =
        Stream.of(MtaStsMode.values()).filter(one -> one.word().equals(chosen)).findFirst();
    if (mode.isEmpty()) {
      return forms.again(view(domain, chosen, List.of(Problem.of("mode", "problem.dns-mode"))));
    }
    policies.setMode(operator, domain, mode.get(), client.origin());
    outdated.fire(new Outdated());
    return back(domain);
  }

  private View view(DomainName domain, String chosen, List<Problem> problems) {
    String mode = chosen.isEmpty() ? policies.mode(domain).word() : chosen;
    return new View(
        "dns",
        Section.CONTROL_ROOM,
        DnsRows.view(
            zones.of(domain, facts()),
            zones.lastCheck(domain),
            keys.areUsed(),
            keys.of(domain),
            mode,
            problems));
  }

  private CertificateFacts facts() {
    return ZoneCertificates.facts(managed);
  }

  private Response back(DomainName domain) {
    return Redirect.to(Visit.of(request), "/control-room/domains/" + domain.ascii() + "/dns");
  }

  private DomainName domain(String name) {
    try {
      DomainName domain = DomainName.parse(name);
      policies.mode(domain);
      return domain;
    } catch (ProvisioningException refused) {
      if (refused.kind() == ProvisioningException.Kind.INVALID_ADDRESS) {
        throw new NotFoundException(refused);
      }
      throw refused;
    }
  }
}

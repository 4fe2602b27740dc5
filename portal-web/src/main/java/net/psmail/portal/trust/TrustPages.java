package net.psmail.portal.trust;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.regex.Pattern;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.certificates.order.Certificates;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Kind;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.CertificateFacts;
import net.psmail.portal.view.Reference;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.TrustView;
import net.psmail.portal.view.TrustView.Check;
import net.psmail.portal.view.TrustView.Shown;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.clientsettings.DomainServers.Server;
import org.jspecify.annotations.Nullable;

/** Which certificates people should see, and what to do when they see another. */
@Path("/certificates")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TrustPages {

  /** Addresses are for ourselves: readers know us by names. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  @Inject private Certificates certificates;
  @Inject private ClientSettings settings;
  @Inject private Contents contents;
  @Inject private Looks looks;
  @Inject private RateLimits limits;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  @Public
  public View show() {
    return view(null);
  }

  /** Looks at our own servers. To send the form again only looks again. */
  @POST
  public View check() {
    limits.count(Limit.CERTIFICATE_CHECK_NETWORK, client.network());
    return view(looks.now());
  }

  private View view(@Nullable Check check) {
    List<CertificateStatus> known = certificates.status();
    CertificateFacts root =
        known.stream()
            .filter(status -> status.name().equals("ca"))
            .map(Facts::of)
            .findFirst()
            .orElseThrow();
    List<Shown> shown =
        known.stream()
            .filter(status -> !Service.of(status.name()).isEmpty())
            .map(status -> shown(status, root.issuer()))
            .toList();
    return new View(
        "trust",
        Section.HELP,
        new TrustView(
            shown,
            shown.stream().anyMatch(Shown::local) ? root : null,
            settings.ofDefault().servers().stream().map(Server::host).distinct().toList(),
            article(),
            check));
  }

  private @Nullable Reference article() {
    return contents
        .library()
        .find(Kind.ARTICLE, "certificate-warning", Visit.of(request).language())
        .map(entry -> new Reference(entry.path(), entry.title(), ""))
        .orElse(null);
  }

  static List<String> hosts(List<String> names) {
    return names.stream().filter(name -> !ADDRESS.matcher(name).matches()).toList();
  }

  private static Shown shown(CertificateStatus status, String ourAuthority) {
    CertificateFacts facts = Facts.of(status);
    return new Shown(
        status.name(),
        Service.of(status.name()).stream().map(Service::word).toList(),
        facts.issuer().equals(ourAuthority),
        new CertificateFacts(
            facts.issuer(),
            hosts(facts.names()),
            facts.from(),
            facts.until(),
            facts.fingerprint()));
  }
}

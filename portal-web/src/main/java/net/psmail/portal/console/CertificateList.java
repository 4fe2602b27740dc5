package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.CertificatesView;
import net.psmail.portal.view.Section;

/** All certificates that are kept, for operators; those that need somebody come first. */
@Path(CertificateList.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class CertificateList {

  static final String PATH = "/control-room/certificates";

  @Inject private ManagedCertificates certificates;
  @Inject private CurrentSession session;
  @Inject private Clock clock;

  @GET
  public View list() {
    session.operator();
    Instant now = clock.instant();
    return new View(
        "certificates",
        Section.CONTROL_ROOM,
        new CertificatesView(
            certificates.all().stream()
                .map(one -> CertificateRows.row(one, now))
                .sorted(Comparator.comparing(row -> !row.needsSomebody()))
                .toList()));
  }
}

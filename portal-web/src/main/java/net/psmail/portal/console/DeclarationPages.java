package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import net.psmail.certificates.order.Declaration;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.certificates.order.TypedCertificate;
import net.psmail.certificates.order.TypingFault;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.trust.TypingProblems;
import net.psmail.portal.view.DeclarationRemoveView;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/**
 * A certificate that operators declared: its change, its end and its return. Those of the
 * configuration have no such page.
 */
@Path(CertificateList.PATH + "/{id}/declaration")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class DeclarationPages {

  @Inject private ManagedCertificates certificates;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  @GET
  public View ask(@PathParam("id") String id) {
    session.operator();
    Declaration present = wanted(id);
    return DeclarationForm.view(
        id, present.version(), present.typed(), certificates.declarations().choices(), List.of());
  }

  @POST
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
    Session operator = session.operator();
    wanted(id);
    int version = TypingProblems.version(fields);
    TypedCertificate typed = TypingProblems.typed(id, fields);
    List<TypingFault> faults =
        certificates.declarations().change(typed, version, operator.signInName());
    if (!faults.isEmpty()) {
      return forms.again(
          DeclarationForm.view(
              id,
              version,
              typed,
              certificates.declarations().choices(),
              TypingProblems.of(faults)));
    }
    return done(operator, Act.CERTIFICATE_CHANGED, id);
  }

  @GET
  @Path("remove")
  public View askToRemove(@PathParam("id") String id) {
    session.operator();
    wanted(id);
    return certificates
        .find(id)
        .map(one -> new DeclarationRemoveView(CertificateRows.row(one, clock.instant())))
        .map(view -> new View("declarationremove", Section.CONTROL_ROOM, view))
        .orElseThrow(NotFoundException::new);
  }

  @POST
  @Path("remove")
  public Response remove(@PathParam("id") String id) {
    Session operator = session.operator();
    if (!certificates.declarations().setAside(id)) {
      throw new NotFoundException();
    }
    return done(operator, Act.CERTIFICATE_SET_ASIDE, id);
  }

  @POST
  @Path("restore")
  public Response restore(@PathParam("id") String id) {
    Session operator = session.operator();
    if (!certificates.declarations().bringBack(id)) {
      throw new NotFoundException();
    }
    return done(operator, Act.CERTIFICATE_BROUGHT_BACK, id);
  }

  private Response done(Session operator, Act act, String id) {
    transactions.run(() -> audit.by(operator, act, id, client.origin()));
    return Redirect.to(Visit.of(request), CertificateList.PATH + "/" + id + "?done");
  }

  private Declaration wanted(String id) {
    return certificates
        .declarations()
        .find(id)
        .filter(one -> one.setAsideAt() == null)
        .orElseThrow(NotFoundException::new);
  }
}

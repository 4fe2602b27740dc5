package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.certificates.order.Declarations;
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
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/** The form for another certificate, for operators. */
@Path("/control-room/new-certificate")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class NewCertificatePage {

  private static final String USUAL_KEY = "ec-p256";
  private static final String USUAL_CHALLENGE = "http-01";

  @Inject private ManagedCertificates certificates;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View ask() {
    session.operator();
    Declarations.Choices choices = certificates.declarations().choices();
    TypedCertificate usual =
        new TypedCertificate(
            "", "", USUAL_KEY, USUAL_CHALLENGE, "", String.join(", ", choices.usualIssuers()), "");
    return DeclarationForm.view(null, 0, usual, choices, List.of());
  }

  @POST
  public Response declare(MultivaluedMap<String, String> fields) {
    Session operator = session.operator();
    Declarations declarations = certificates.declarations();
    TypedCertificate typed = TypingProblems.typed(null, fields);
    List<TypingFault> faults = declarations.declare(typed, operator.signInName());
    if (!faults.isEmpty()) {
      return forms.again(
          DeclarationForm.view(null, 0, typed, declarations.choices(), TypingProblems.of(faults)));
    }
    String id = typed.id().strip();
    transactions.run(() -> audit.by(operator, Act.CERTIFICATE_DECLARED, id, client.origin()));
    return Redirect.to(Visit.of(request), CertificateList.PATH + "/" + id + "?done");
  }
}

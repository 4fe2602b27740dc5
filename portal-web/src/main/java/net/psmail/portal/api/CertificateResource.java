package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import net.psmail.certificates.order.CertificateView;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.token.ApiToken;
import net.psmail.provisioning.token.Scope;

/** The certificates that are kept, each with what is served and what happens next. */
@Path(CertificateResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CertificateResource {

  static final String PATH = "/api/v1/certificates";

  @Inject private ManagedCertificates certificates;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentToken token;
  @Inject private Client client;
  @Inject private Clock clock;

  @GET
  @WithToken(Scope.CERTIFICATES_READ)
  public String list() {
    return CertificateJson.all(certificates.all()).toString();
  }

  @GET
  @Path("{id}")
  @WithToken(Scope.CERTIFICATES_READ)
  public String show(@PathParam("id") String id) {
    return CertificateJson.one(find(id)).toString();
  }

  @GET
  @Path("{id}/history")
  @WithToken(Scope.CERTIFICATES_READ)
  public String history(@PathParam("id") String id) {
    return CertificateJson.history(certificates.history(find(id).id())).toString();
  }

  /**
   * Leaf first (<a href="https://www.rfc-editor.org/rfc/rfc8555#section-9.1">RFC 8555, 9.1</a>).
   */
  @GET
  @Path("{id}/chain")
  @WithToken(Scope.CERTIFICATES_READ)
  @Produces("application/pem-certificate-chain")
  public String chain(@PathParam("id") String id) {
    return certificates.chain(find(id).id()).orElseThrow(NotFoundException::new);
  }

  /** Looks now; what was seen is kept nowhere. */
  @POST
  @Path("{id}/look")
  @WithToken(Scope.CERTIFICATES_READ)
  public String look(@PathParam("id") String id) {
    return CertificateJson.look(certificates.look(find(id).id()), clock.instant()).toString();
  }

  /** Begins to order it anew; the certificate tells how far that has come. */
  @POST
  @Path("{id}/renewals")
  @WithToken(Scope.CERTIFICATES_WRITE)
  public Response renew(@PathParam("id") String id) {
    if (!find(id).managed()) {
      throw new Refusal(
          409, "not-ordered", "The local CA keeps this certificate and renews it by itself.");
    }
    ApiToken sender = token.get();
    String actor = sender.madeBy() + " (API token “" + sender.name() + "”)";
    if (!certificates.renewNow(id, "Asked for by " + actor + ".")) {
      throw new Refusal(409, "under-way", "This certificate is being ordered already.");
    }
    transactions.run(
        () -> audit.by(sender.accountId(), actor, Act.CERTIFICATE_RENEWED, id, client.origin()));
    return Response.accepted().header(HttpHeaders.LOCATION, PATH + "/" + id).build();
  }

  private CertificateView find(String id) {
    return certificates.find(id).orElseThrow(NotFoundException::new);
  }
}

package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.order.CertificateView;
import net.psmail.certificates.order.IssuerAccount;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.certificates.order.RevocationReason;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.token.Scope;

/** The certificates that are kept, each with what is served and what happens next. */
@Path(CertificateResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CertificateResource {

  static final String PATH = "/api/v1/certificates";

  private static final String REASONS =
      Stream.of(RevocationReason.values())
          .map(RevocationReason::word)
          .collect(Collectors.joining(", "));

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
    refuseSetAside(id);
    if (!certificates.renewNow(id, "Asked for by " + token.get().actor() + ".")) {
      throw new Refusal(409, "under-way", "This certificate is being ordered already.");
    }
    record(Act.CERTIFICATE_RENEWED, id);
    return accepted(PATH + "/" + id);
  }

  /** The names that have TLSA records for its keys; none for one without them. */
  @GET
  @Path("{id}/tlsa")
  @WithToken(Scope.CERTIFICATES_READ)
  public String tlsa(@PathParam("id") String id) {
    return CertificateJson.tlsa(certificates.tlsa(find(id).id())).toString();
  }

  /** What came of the last order that was tried out on this node. */
  @GET
  @Path("{id}/dry-run")
  @WithToken(Scope.CERTIFICATES_READ)
  public String dryRun(@PathParam("id") String id) {
    return certificates
        .dryRunOf(find(id).id())
        .map(CertificateJson::dryRun)
        .orElseThrow(NotFoundException::new)
        .toString();
  }

  /** Begins to try its order out, where nobody trusts the result. */
  @POST
  @Path("{id}/dry-runs")
  @WithToken(Scope.CERTIFICATES_WRITE)
  public Response tryOut(@PathParam("id") String id) {
    refuseSetAside(id);
    if (certificates.accounts().stream().noneMatch(IssuerAccount::forTrials)) {
      throw new Refusal(
          409, "no-authority", "No authority for trials is named: write psmail.dry-run.");
    }
    if (!certificates.dryRun(id)) {
      throw new Refusal(409, "under-way", "This order is being tried out already.");
    }
    record(Act.CERTIFICATE_TRIED, id);
    return accepted(PATH + "/" + id + "/dry-run");
  }

  /**
   * Has it revoked, and orders another at once.
   *
   * @param reason a word of {@link RevocationReason}
   */
  @POST
  @Path("{id}/revocations")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.CERTIFICATES_REVOKE)
  public Response revoke(
      @PathParam("id") String id, @DefaultValue("") @FormParam("reason") String reason) {
    if (!find(id).managed()) {
      throw new Refusal(409, "not-ordered", "The local CA keeps this certificate.");
    }
    RevocationReason why =
        Stream.of(RevocationReason.values())
            .filter(one -> one.word().equals(reason))
            .findFirst()
            .orElseThrow(() -> new Refusal(422, "reason", "Send reason, one of " + REASONS + "."));
    try {
      certificates.revoke(id, why, token.get().actor());
    } catch (CertificatesException refusal) {
      throw switch (refusal.kind()) {
        case UNDER_WAY, REFUSED_BY_ISSUER ->
            new Refusal(409, "not-revoked", String.valueOf(refusal.getMessage()));
        default -> refusal;
      };
    }
    record(Act.CERTIFICATE_REVOKED, id);
    return accepted(PATH + "/" + id);
  }

  private static Response accepted(String location) {
    return Response.accepted().header(HttpHeaders.LOCATION, location).build();
  }

  private void record(Act act, String id) {
    transactions.run(() -> audit.by(token.get(), act, id, client.origin()));
  }

  private void refuseSetAside(String id) {
    if (find(id).origin().isSetAside()) {
      throw new Refusal(409, "set-aside", "This certificate was removed: bring it back first.");
    }
  }

  private CertificateView find(String id) {
    return certificates.find(id).orElseThrow(NotFoundException::new);
  }
}

package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.psmail.certificates.order.Declarations;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.certificates.order.TypedCertificate;
import net.psmail.certificates.order.TypingFault;
import net.psmail.certificates.order.TypingFault.Kind;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.trust.TypingProblems;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.token.Scope;

/** Declares certificates besides those of the configuration, changes and removes them. */
@Path(CertificateResource.PATH)
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeclarationResource {

  private static final Texts WORDS = new Texts(Language.ENGLISH);

  @Inject private ManagedCertificates certificates;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentToken token;
  @Inject private Client client;

  /** Takes a new one in; the certificate tells how far that has come. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.CERTIFICATES_DECLARE)
  public Response declare(MultivaluedMap<String, String> fields) {
    TypedCertificate typed = TypingProblems.typed(null, fields);
    refuse(declarations().declare(typed, token.get().actor()));
    String id = typed.id().strip();
    record(Act.CERTIFICATE_DECLARED, id);
    return Response.accepted()
        .header(HttpHeaders.LOCATION, CertificateResource.PATH + "/" + id)
        .build();
  }

  /** Changes all of it; the version is that of what was read. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.CERTIFICATES_DECLARE)
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> fields) {
    requireDeclared(id);
    int version = TypingProblems.version(fields);
    refuse(declarations().change(TypingProblems.typed(id, fields), version, token.get().actor()));
    record(Act.CERTIFICATE_CHANGED, id);
    return Response.noContent().build();
  }

  /** Sets it aside: it can be brought back for a week. */
  @DELETE
  @Path("{id}")
  @WithToken(Scope.CERTIFICATES_DECLARE)
  public Response remove(@PathParam("id") String id) {
    requireDeclared(id);
    if (!declarations().setAside(id)) {
      throw new Refusal(409, "set-aside", "This certificate was removed already.");
    }
    record(Act.CERTIFICATE_SET_ASIDE, id);
    return Response.noContent().build();
  }

  /** Brings back what was set aside. */
  @POST
  @Path("{id}/restorations")
  @WithToken(Scope.CERTIFICATES_DECLARE)
  public Response restore(@PathParam("id") String id) {
    requireDeclared(id);
    if (!declarations().bringBack(id)) {
      throw new Refusal(409, "not-set-aside", "This certificate was not removed.");
    }
    record(Act.CERTIFICATE_BROUGHT_BACK, id);
    return Response.noContent().build();
  }

  private void requireDeclared(String id) {
    if (certificates.find(id).isEmpty()) {
      throw new NotFoundException();
    }
    if (declarations().find(id).isEmpty()) {
      throw new Refusal(
          409,
          "of-configuration",
          "This certificate stands in the configuration: change it there.");
    }
  }

  private static void refuse(List<TypingFault> faults) {
    if (faults.isEmpty()) {
      return;
    }
    String sentences =
        TypingProblems.of(faults).stream()
            .map(problem -> WORDS.text(problem.key(), problem.arguments().toArray()))
            .collect(Collectors.joining(" "));
    throw faults.get(0).kind() == Kind.CHANGED_MEANWHILE
        ? new Refusal(409, "changed-meanwhile", sentences)
        : new Refusal(422, faults.get(0).part().name().toLowerCase(Locale.ROOT), sentences);
  }

  private Declarations declarations() {
    return certificates.declarations();
  }

  private void record(Act act, String id) {
    transactions.run(() -> audit.by(token.get(), act, id, client.origin()));
  }
}

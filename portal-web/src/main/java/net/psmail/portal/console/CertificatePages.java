package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.order.CertificateView;
import net.psmail.certificates.order.IssuerAccount;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.certificates.order.RevocationReason;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.CertificateRevokeView;
import net.psmail.portal.view.KeptCertificateView.Look;
import net.psmail.portal.view.KeptCertificateView.Trial;
import net.psmail.portal.view.Page;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** One certificate, for operators: what is served, what happens next and why, and what happened. */
@Path(CertificateList.PATH + "/{id}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class CertificatePages {

  private static final Map<Act, String> DONE =
      Map.of(
          Act.CERTIFICATE_RENEWED,
          "renewed",
          Act.CERTIFICATE_REVOKED,
          "revoked",
          Act.CERTIFICATE_DECLARED,
          "declared",
          Act.CERTIFICATE_CHANGED,
          "changed",
          Act.CERTIFICATE_SET_ASIDE,
          "set-aside",
          Act.CERTIFICATE_BROUGHT_BACK,
          "brought-back");

  @Inject private ManagedCertificates certificates;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@PathParam("id") String id, @QueryParam("done") @Nullable String done) {
    Session operator = session.operator();
    CertificateView kept = find(id);
    return view("certificate", kept, null, done == null ? null : lastDone(operator, id), List.of());
  }

  /** Looks now; what was seen is kept nowhere. */
  @POST
  @Path("look")
  public View look(@PathParam("id") String id) {
    session.operator();
    CertificateView kept = find(id);
    Look look = CertificateRows.look(certificates.look(id), clock.instant());
    return view("certificate", kept, look, null, List.of()).at(Page.everywhere(path(id)));
  }

  @GET
  @Path("renew")
  public View askToRenew(@PathParam("id") String id) {
    session.operator();
    return view("certificaterenew", orderable(id), null, null, List.of());
  }

  @POST
  @Path("renew")
  public Response renew(@PathParam("id") String id) {
    Session operator = session.operator();
    CertificateView kept = orderable(id);
    if (!certificates.renewNow(id, "Asked for by " + operator.signInName() + ".")) {
      return forms.again(
          view(
              "certificaterenew",
              kept,
              null,
              null,
              List.of(Problem.of("", "problem.certificate-under-way"))));
    }
    transactions.run(() -> audit.by(operator, Act.CERTIFICATE_RENEWED, id, client.origin()));
    return Redirect.to(Visit.of(request), path(id) + "?done");
  }

  @GET
  @Path("chain.pem")
  @Produces("application/x-pem-file")
  public Response chain(@PathParam("id") String id) {
    session.operator();
    return Response.ok(certificates.chain(id).orElseThrow(NotFoundException::new))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".chain.pem\"")
        .build();
  }

  /** Tries its order out where nobody trusts the result; one that is under way goes on. */
  @POST
  @Path("try")
  public Response tryOut(@PathParam("id") String id) {
    Session operator = session.operator();
    find(id);
    if (certificates.dryRun(id)) {
      transactions.run(() -> audit.by(operator, Act.CERTIFICATE_TRIED, id, client.origin()));
    }
    return Redirect.to(Visit.of(request), path(id) + "#trial");
  }

  @GET
  @Path("revoke")
  @Proved
  public View askToRevoke(@PathParam("id") String id) {
    session.operator();
    return revocation(revocable(id), "", "", List.of());
  }

  @POST
  @Path("revoke")
  @Proved
  public Response revoke(
      @PathParam("id") String id,
      @DefaultValue("") @FormParam("reason") String reason,
      @DefaultValue("") @FormParam("name") String typed) {
    Session operator = session.operator();
    CertificateView kept = revocable(id);
    Optional<RevocationReason> chosen =
        Stream.of(RevocationReason.values()).filter(one -> one.word().equals(reason)).findFirst();
    List<Problem> problems = new ArrayList<>();
    if (chosen.isEmpty()) {
      problems.add(Problem.of("reason", "problem.certificate-reason"));
    }
    if (!typed.strip().equals(id)) {
      problems.add(Problem.of("name", "problem.certificate-name", id));
    }
    if (chosen.isPresent() && problems.isEmpty()) {
      try {
        certificates.revoke(id, chosen.get(), operator.signInName());
      } catch (CertificatesException refusal) {
        problems.add(problem(refusal));
      }
    }
    if (!problems.isEmpty()) {
      return forms.again(revocation(kept, reason, typed, problems));
    }
    transactions.run(() -> audit.by(operator, Act.CERTIFICATE_REVOKED, id, client.origin()));
    return Redirect.to(Visit.of(request), path(id) + "?done");
  }

  private static Problem problem(CertificatesException refusal) {
    return switch (refusal.kind()) {
      case UNDER_WAY -> Problem.of("", "problem.certificate-busy");
      case REFUSED_BY_ISSUER ->
          Problem.of("", "problem.certificate-refused", String.valueOf(refusal.getMessage()));
      default -> throw refusal;
    };
  }

  private View revocation(
      CertificateView kept, String reason, String typed, List<Problem> problems) {
    return new View(
        "certificaterevoke",
        Section.CONTROL_ROOM,
        new CertificateRevokeView(
            CertificateRows.row(kept, clock.instant()),
            Stream.of(RevocationReason.values()).map(RevocationReason::word).toList(),
            reason,
            typed,
            !certificates.tlsa(kept.id()).isEmpty(),
            problems));
  }

  private Trial trial(String id) {
    if (certificates.accounts().stream().noneMatch(IssuerAccount::forTrials)) {
      return Trial.UNNAMED;
    }
    return certificates
        .dryRunOf(id)
        .map(CertificateRows::trial)
        .orElse(new Trial("ready", null, "", List.of()));
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String lastDone(Session operator, String id) {
    return audit.ofOwn(operator, 1).stream()
        .filter(entry -> DONE.containsKey(entry.act()) && entry.subject().equals(id))
        .map(entry -> DONE.get(entry.act()))
        .findFirst()
        .orElse(null);
  }

  private View view(
      String template,
      CertificateView kept,
      @Nullable Look look,
      @Nullable String done,
      List<Problem> problems) {
    return new View(
        template,
        Section.CONTROL_ROOM,
        CertificateRows.page(
            kept,
            certificates.history(kept.id()),
            look,
            certificates.tlsa(kept.id()).stream().map(CertificateRows::tlsa).toList(),
            trial(kept.id()),
            done,
            problems,
            clock.instant()));
  }

  /** What the local CA keeps by itself cannot be ordered. */
  private CertificateView managed(String id) {
    CertificateView kept = find(id);
    if (!kept.managed()) {
      throw new NotFoundException();
    }
    return kept;
  }

  /** What is set aside rests. */
  private CertificateView orderable(String id) {
    CertificateView kept = managed(id);
    if (kept.origin().isSetAside()) {
      throw new NotFoundException();
    }
    return kept;
  }

  /** Only what is served can be revoked. */
  private CertificateView revocable(String id) {
    CertificateView kept = managed(id);
    if (kept.served() == null) {
      throw new NotFoundException();
    }
    return kept;
  }

  private CertificateView find(String id) {
    return certificates.find(id).orElseThrow(NotFoundException::new);
  }

  private static String path(String id) {
    return CertificateList.PATH + "/" + id;
  }
}

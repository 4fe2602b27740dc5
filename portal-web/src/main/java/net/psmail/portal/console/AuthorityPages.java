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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.order.IssuerAccount;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AuthoritiesView;
import net.psmail.portal.view.AuthoritiesView.Ask;
import net.psmail.portal.view.AuthoritiesView.Authority;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Our accounts at authorities: who sees them may order, who ends them is an administrator. */
@Path(AuthorityPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class AuthorityPages {

  static final String PATH = "/control-room/authorities";

  private static final String KEY = "key";
  private static final String END = "end";
  private static final Map<Act, String> DONE =
      Map.of(Act.ISSUER_KEY_CHANGED, KEY, Act.ISSUER_ACCOUNT_ENDED, END);

  @Inject private ManagedCertificates certificates;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View list(@QueryParam("done") @Nullable String done) {
    Session operator = session.operator();
    return new View(
        "authorities",
        Section.CONTROL_ROOM,
        new AuthoritiesView(
            certificates.accounts().stream().map(AuthorityPages::row).toList(),
            done == null ? null : lastDone(operator)));
  }

  @GET
  @Path("{name}/{act:key|end}")
  @Proved
  public View ask(@PathParam("name") String name, @PathParam("act") String act) {
    session.administrator();
    return view(account(name), act, "");
  }

  @POST
  @Path("{name}/key")
  @Proved
  public Response changeKey(@PathParam("name") String name) {
    return change(name, KEY, Act.ISSUER_KEY_CHANGED, () -> certificates.changeAccountKey(name));
  }

  @POST
  @Path("{name}/end")
  @Proved
  public Response end(@PathParam("name") String name) {
    return change(name, END, Act.ISSUER_ACCOUNT_ENDED, () -> certificates.deactivateAccount(name));
  }

  private Response change(String name, String word, Act act, Runnable change) {
    Session administrator = session.administrator();
    Authority account = account(name);
    try {
      change.run();
    } catch (CertificatesException refusal) {
      if (refusal.kind() != CertificatesException.Kind.REFUSED_BY_ISSUER) {
        throw refusal;
      }
      return forms.again(view(account, word, String.valueOf(refusal.getMessage())));
    }
    transactions.run(() -> audit.by(administrator, act, name, client.origin()));
    return Redirect.to(Visit.of(request), PATH + "?done");
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String lastDone(Session operator) {
    return audit.ofOwn(operator, 1).stream()
        .map(entry -> DONE.get(entry.act()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static View view(Authority account, String act, String refusal) {
    return new View("authorityask", Section.CONTROL_ROOM, new Ask(account, act, refusal));
  }

  /** One that there is an account at. */
  private Authority account(String name) {
    return certificates.accounts().stream()
        .filter(one -> one.name().equals(name) && one.account() != null)
        .map(AuthorityPages::row)
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private static Authority row(IssuerAccount account) {
    return new Authority(
        account.name(),
        account.directory().toString(),
        text(account.account()),
        account.contacts(),
        text(account.termsOfService()),
        account.forTrials());
  }

  private static @Nullable String text(@Nullable URI address) {
    return address == null ? null : address.toString();
  }
}

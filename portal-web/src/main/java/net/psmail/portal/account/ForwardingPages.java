package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.ForwardingView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.AnyAddress;
import net.psmail.provisioning.rule.Forward;
import net.psmail.provisioning.rule.Forwards;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Where mail is sent on to; thieves of accounts want that first, so it is asked who it is. */
@Path(ForwardingPages.PATH)
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ForwardingPages {

  static final String PATH = "/account/forwarding";

  private static final String WITHOUT_COPY = "/no-copy";

  @Inject private Forwards forwards;
  @Inject private MailRules rules;
  @Inject private RuleNotices notices;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private RateLimits limits;
  @Inject private HttpServletRequest request;

  @GET
  public View list(@QueryParam("saved") @Nullable String saved) {
    return view(saved != null, "", "", List.of());
  }

  /** All by one address, which can be read again once its sender has proved who it is. */
  @POST
  public Response act(
      @DefaultValue("") @FormParam("act") String act,
      @DefaultValue("0") @FormParam("id") long id,
      @DefaultValue("") @FormParam("address") String address,
      MultivaluedMap<String, String> fields) {
    return switch (act) {
      case "confirm" -> confirm(id, Optional.ofNullable(fields.getFirst("code-" + id)).orElse(""));
      case "remind" -> remind(id);
      case "keep" -> keep(true);
      default -> ask(address);
    };
  }

  @GET
  @Path(WITHOUT_COPY)
  public View askToDropCopies() {
    Session member = member();
    return new View(
        "ask",
        Section.MAILBOX,
        new AskView("forward-copy", member.signInName(), PATH + WITHOUT_COPY, PATH));
  }

  @POST
  @Path(WITHOUT_COPY)
  public Response dropCopies() {
    return keep(false);
  }

  private Response ask(String address) {
    Session member = counted();
    countMailed(address);
    return forms.send(
        () -> {
          forwards.ask(member, address, client.origin());
          return lead();
        },
        refusal -> view(false, "address", address, problems(refusal, "address")));
  }

  private Response confirm(long id, String code) {
    Session member = counted();
    String field = "code-" + id;
    return forms.send(
        () -> {
          forwards.confirm(member, id, code, client.origin());
          return lead();
        },
        refusal -> view(false, field, code, problems(refusal, field)));
  }

  private Response remind(long id) {
    Session member = counted();
    forwards.list(member).stream()
        .filter(forward -> forward.id() == id)
        .forEach(forward -> countMailed(forward.address()));
    return forms.send(
        () -> {
          forwards.remind(member, id);
          return lead();
        },
        refusal -> view(false, "", "", problems(refusal, "")));
  }

  private Response keep(boolean copies) {
    Session member = member();
    return forms.send(
        () -> {
          forwards.setKeepsCopy(member, copies, client.origin());
          return lead();
        },
        refusal -> view(false, "", "", problems(refusal, "")));
  }

  private Session member() {
    RuleNotices.require(rules.offered().answers() && forwards.most() > 0);
    return session.get();
  }

  private Session counted() {
    Session member = member();
    limits.count(Limit.FORWARD_ACCOUNT, Long.toString(member.accountId()));
    return member;
  }

  /** By whoever it is asked for: the address may be a stranger's. */
  private void countMailed(String typed) {
    String address = AnyAddress.normal(typed.strip());
    if (AnyAddress.is(address)) {
      limits.count(Limit.MAILED_CODE_ADDRESS, AnyAddress.untagged(address));
    }
  }

  private Response lead() {
    return Redirect.to(Visit.of(request), PATH + "?saved");
  }

  private View view(boolean saved, String field, String typed, List<Problem> problems) {
    Session member = member();
    return new View(
        "forwarding",
        Section.MAILBOX,
        new ForwardingView(
            forwards.list(member).stream().map(ForwardingPages::row).toList(),
            forwards.keepsCopy(member),
            forwards.most(),
            notices.of(member),
            saved,
            field,
            typed,
            problems));
  }

  private static ForwardingView.Row row(Forward forward) {
    return new ForwardingView.Row(
        forward.id(),
        forward.address(),
        forward.confirmedAt().orElse(null),
        forward.codeEndsAt().orElse(null));
  }

  private List<Problem> problems(ProvisioningException refusal, String field) {
    if (refusal.kind() == Kind.ACCOUNT_SUSPENDED) {
      return forms.problem(refusal, "");
    }
    String key =
        switch (refusal.kind()) {
          case FORWARD_TO_OWN -> "problem.forward-own";
          case FORWARD_COMES_BACK -> "problem.forward-back";
          case NAME_TAKEN -> "problem.forward-known";
          case LIMIT_REACHED -> "problem.forward-limit";
          case FACTOR_REFUSED -> "problem.forward-code";
          default -> "problem.forward-address";
        };
    return List.of(Problem.of(field, key));
  }
}

package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.MailedCodeTries;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.TooManyRequests;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.OtherAddressRemoval;
import net.psmail.portal.view.OtherAddressView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.otheraddress.OtherAddress;
import net.psmail.provisioning.otheraddress.OtherAddresses;
import net.psmail.provisioning.otheraddress.Recoveries;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** The confirmed other address of a member, and the button that stops a recovery by it. */
@Path(OtherAddressPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class OtherAddressPages {

  static final String PATH = "/account/other-address";

  private static final Set<Act> TOLD =
      Set.of(
          Act.OTHER_ADDRESS_CONFIRMED,
          Act.OTHER_ADDRESS_CHANGED,
          Act.OTHER_ADDRESS_REMOVED,
          Act.RECOVERY_STOPPED);

  @Inject private OtherAddresses others;
  @Inject private Recoveries recoveries;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private MailedCodeTries tries;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@QueryParam("done") @Nullable String done) {
    Session member = member();
    return view(member, "", done == null ? null : latest(member), List.of());
  }

  @POST
  @Proved
  public Response ask(@DefaultValue("") @FormParam("address") String address) {
    Session member = member();
    tries.countNetworks();
    return forms.send(
        () ->
            tries
                .countLetter(others.address(address))
                .map(pause -> later(member, address, pause))
                .orElseGet(() -> mail(member, address)),
        refusal -> view(member, address, null, forms.problem(refusal, "address")));
  }

  private Response later(Session member, String address, TooManyRequests pause) {
    Problem problem = Problem.of("address", "problem.mailed-code-limit");
    return forms.later(view(member, address, null, List.of(problem)), pause);
  }

  private Response mail(Session member, String address) {
    others.ask(member, address);
    return lead("");
  }

  @POST
  @Proved
  @Path("code")
  public Response confirm(@DefaultValue("") @FormParam("code") String code) {
    Session member = member();
    tries.countNetworks();
    return forms.send(
        () -> {
          others.confirm(member, code, client.origin());
          return lead("?done");
        },
        refusal -> refused(member, code, refusal));
  }

  /** Where no code is waited for any more, another address is asked for. */
  private View refused(Session member, String code, ProvisioningException refusal) {
    return others.waiting(member).isPresent()
        ? view(member, code, null, forms.problem(refusal, "code"))
        : view(member, "", null, forms.problem(refusal, "address"));
  }

  @POST
  @Path("withdraw")
  public Response withdraw() {
    others.withdraw(member());
    return lead("");
  }

  @GET
  @Proved
  @Path("remove")
  public View askToRemove() {
    OtherAddress address = others.find(member()).orElseThrow(NotFoundException::new);
    return new View(
        "otheraddressremove", Section.MAILBOX, new OtherAddressRemoval(address.address()));
  }

  @POST
  @Proved
  @Path("remove")
  public Response remove() {
    others.remove(member(), client.origin());
    return lead("?done");
  }

  /** From any session and without another question: who is signed in may always stay so. */
  @POST
  @Path("stop-recovery")
  public Response stop() {
    recoveries.stop(member(), client.origin());
    return lead("?done");
  }

  private Session member() {
    Session member = session.get();
    member.ownMailbox();
    return member;
  }

  private Response lead(String query) {
    return Redirect.to(Visit.of(request), PATH + query);
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String latest(Session member) {
    return audit.ofOwn(member, 1).stream()
        .filter(entry -> TOLD.contains(entry.act()))
        .map(entry -> Words.of(entry.act()))
        .findFirst()
        .orElse(null);
  }

  private View view(Session member, String typed, @Nullable String done, List<Problem> problems) {
    Optional<OtherAddress> known = others.find(member);
    return new View(
        "otheraddress",
        Section.MAILBOX,
        new OtherAddressView(
            others.areOffered(),
            known.map(OtherAddress::address).orElse(null),
            known.map(OtherAddress::confirmedAt).orElse(null),
            others.waiting(member).orElse(null),
            typed,
            recoveries.delay().toHours(),
            done,
            problems));
  }
}

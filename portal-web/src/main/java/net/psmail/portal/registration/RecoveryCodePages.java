package net.psmail.portal.registration;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.ProofCheck;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Pages;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.RecoveryCodeView;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.account.Recovery;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.device.DeviceWish;
import net.psmail.provisioning.session.Session;

/** The recovery code, until its owner says that it is kept. */
@Path("/")
@SignedIn
@RequestScoped
public class RecoveryCodePages {

  @Inject private Recovery recovery;
  @Inject private DevicePasswords devices;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private Pages pages;
  @Inject private HttpServletRequest request;
  @Inject private Clock clock;

  @GET
  @Path("recovery-code")
  @Produces(MediaType.TEXT_HTML)
  public Response show() {
    return recovery
        .code(session.get())
        .map(code -> Response.ok(view(code, List.of())).build())
        .orElseGet(() -> Redirect.to(Visit.of(request), "/account"));
  }

  @GET
  @Path("recovery-code.txt")
  @Produces("text/plain;charset=utf-8")
  public Response download() {
    String code = recovery.code(session.get()).orElseThrow(NotFoundException::new);
    String address = session.get().ownMailbox().toString();
    return Response.ok(address + "\n" + code + "\n")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"recovery-code.txt\"")
        .build();
  }

  @POST
  @Path("recovery-code")
  @Produces(MediaType.TEXT_HTML)
  public Response confirm(@DefaultValue("") @FormParam("kept") String kept) {
    Session member = session.get();
    if (!kept.equals("yes")) {
      return recovery
          .code(member)
          .map(code -> forms.again(view(code, List.of(Problem.of("kept", "problem.kept")))))
          .orElseGet(() -> lead("/account"));
    }
    recovery.confirm(member, client.origin());
    boolean first = member.waitingSince().isEmpty() && devices.list(member).isEmpty();
    return first ? firstDevice(member) : lead("/account");
  }

  /** Only for who has just come in; later it is asked once more who it is, as for any other. */
  private Response firstDevice(Session member) {
    if (!member.unlocked() || !member.isProvedSince(clock.instant().minus(ProofCheck.TO_SEND))) {
      return lead("/account/devices");
    }
    String name = pages.texts(Visit.of(request).language()).text("setup.first-device");
    devices.make(member, DeviceWish.named(name), client.origin());
    return lead("/account/setup");
  }

  private Response lead(String path) {
    return Redirect.to(Visit.of(request), path);
  }

  private View view(String code, List<Problem> problems) {
    Session member = session.get();
    boolean welcome = devices.list(member).isEmpty();
    return new View(
        "recoverycode",
        Section.MAILBOX,
        new RecoveryCodeView(
            member.ownMailbox().toString(), List.of(code.split("-")), welcome, problems));
  }
}

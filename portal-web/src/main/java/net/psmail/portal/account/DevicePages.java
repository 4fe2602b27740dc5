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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SentForms;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.Unlocked;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.DevicesView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.RevokeAllView;
import net.psmail.portal.view.RevokeView;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.device.Device;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** The passwords of mail programs. */
@Path("/account/devices")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class DevicePages {

  /** What is revoked, in the address that a page is asked for again by. */
  private static final String ALL = "all";

  @Inject private DevicePasswords devices;
  @Inject private Refusals refusals;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private SentForms sent;
  @Inject private HttpServletRequest request;

  @GET
  public View list(@QueryParam("revoked") @Nullable String revoked) {
    return view(
        TypedDevice.NONE, revoked == null ? null : lastRevoked(), ALL.equals(revoked), List.of());
  }

  @POST
  @Proved
  @Unlocked
  public Response make(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("name") String name,
      @DefaultValue("both") @FormParam("scope") String scope,
      @DefaultValue("none") @FormParam("lifetime") String lifetime) {
    Session member = session.get();
    TypedDevice typed = new TypedDevice(name, scope, lifetime);
    if (!typed.problems().isEmpty()) {
      return forms.again(view(typed, null, false, typed.problems()));
    }
    return forms.send(
        () -> {
          sent.once(
              member,
              form,
              typed.toString(),
              () -> devices.make(member, typed.wish(), client.origin()));
          return lead("/account/setup");
        },
        refusal -> view(typed, null, false, forms.problem(refusal, "name")));
  }

  @POST
  @Path("done")
  public Response done() {
    devices.done(session.get());
    return lead("/account");
  }

  @GET
  @Path("{id:\\d+}/revoke")
  public View confirm(@PathParam("id") long id) {
    return new View("revoke", Section.MAILBOX, new RevokeView(DeviceRows.row(find(id))));
  }

  @POST
  @Path("{id:\\d+}/revoke")
  public Response revoke(@PathParam("id") long id) {
    devices.revoke(session.get(), id, client.origin());
    return lead("/account/devices?revoked");
  }

  @GET
  @Path("all/revoke")
  public View confirmAll() {
    List<DevicesView.Device> rows = rows();
    if (rows.isEmpty()) {
      throw new NotFoundException();
    }
    return new View("revokeall", Section.MAILBOX, new RevokeAllView(rows));
  }

  @POST
  @Path("all/revoke")
  public Response revokeAll() {
    devices.revokeAll(session.get(), client.origin());
    return lead("/account/devices?revoked=" + ALL);
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String lastRevoked() {
    return audit.ofOwn(session.get(), 1).stream()
        .filter(entry -> entry.act() == Act.DEVICE_REVOKED)
        .map(AuditEntry::subject)
        .findFirst()
        .orElse(null);
  }

  private Device find(long id) {
    return devices.list(session.get()).stream()
        .filter(device -> device.id() == id)
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private View view(
      TypedDevice typed, @Nullable String revoked, boolean all, List<Problem> problems) {
    List<DevicesView.Device> rows = rows();
    return new View(
        "devices",
        Section.MAILBOX,
        new DevicesView(
            rows,
            typed.form(UUID.randomUUID().toString()),
            revoked,
            all && rows.isEmpty() && revoked != null,
            problems,
            refusals.of(session.get())));
  }

  private List<DevicesView.Device> rows() {
    return devices.list(session.get()).stream().map(DeviceRows::row).toList();
  }

  private Response lead(String path) {
    return Redirect.to(Visit.of(request), path);
  }
}

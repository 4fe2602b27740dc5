package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SetupView;
import net.psmail.portal.view.SetupView.Arrival;
import net.psmail.portal.view.SetupView.Family;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.clientsettings.DomainServers;
import net.psmail.provisioning.device.Device;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.device.DeviceScope;
import net.psmail.provisioning.device.NewDevice;
import net.psmail.provisioning.session.Session;

/**
 * How a mail program is set up, with the device password that was just made, until the program has
 * logged in.
 */
@Path("/account/setup")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SetupPages {

  @Inject private ClientSettings settings;
  @Inject private DevicePasswords devices;
  @Inject private Ways ways;
  @Inject private FirstLoginWatch watch;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  public View setup(@QueryParam("device") String device) {
    Session member = session.get();
    MailAddress mailbox = member.ownMailbox();
    DomainServers domain = settings.of(mailbox.domain()).orElseThrow(NotFoundException::new);
    Optional<NewDevice> made = devices.shown(member);
    Optional<Family> chosen = Families.chosen(device);
    Family family = chosen.orElseGet(this::recognised);
    return new View(
        "setup",
        Section.MAILBOX,
        new SetupView(
            mailbox.toString(),
            made.map(SetupPages::secret).orElse(null),
            made.map(known -> arrival(member, known)).orElse(null),
            UUID.randomUUID().toString(),
            family,
            chosen.isEmpty() && family != Family.UNKNOWN,
            ways.on(family, Visit.of(request).language()),
            domain.servers().stream()
                .filter(server -> made.isEmpty() || serves(server, made.get().scope()))
                .map(SetupPages::row)
                .toList()));
  }

  /** A program gets along without the server that would refuse its password. */
  private static boolean serves(DomainServers.Server server, DeviceScope scope) {
    return server.protocol() == DomainServers.Protocol.SMTP ? scope.sends() : scope.reads();
  }

  /** Says when the program with the password that is shown has logged in. */
  @GET
  @Path("arrival")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void arrival(
      @Context SseEventSink sink, @Context Sse sse, @Context HttpServletResponse response) {
    Session member = session.get();
    NewDevice made = devices.shown(member).orElseThrow(NotFoundException::new);
    // Some proxies would otherwise keep what we say until we have said all.
    response.setHeader("X-Accel-Buffering", "no");
    watch.add(member.accountId(), made.id(), sink, sse);
  }

  private Family recognised() {
    return Families.recognised(
        request.getHeader("Sec-CH-UA-Platform"), request.getHeader("User-Agent"));
  }

  private Arrival arrival(Session member, NewDevice made) {
    return devices.list(member).stream()
        .filter(device -> device.id() == made.id())
        .flatMap(device -> device.uses().stream())
        .min(Comparator.comparing(Device.Use::at))
        .map(
            use ->
                new Arrival(
                    made.name(), use.at(), DeviceRows.protocol(use.protocol()).orElse(null)))
        .orElseGet(() -> new Arrival(made.name(), null, null));
  }

  private static SetupView.NewSecret secret(NewDevice device) {
    return new SetupView.NewSecret(
        device.name(), TypedDevice.word(device.scope()), List.of(device.password().split("-")));
  }

  static SetupView.Server row(DomainServers.Server server) {
    return new SetupView.Server(
        SetupView.Protocol.valueOf(server.protocol().name()), server.host(), server.port());
  }
}

package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SetupView;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.ClientSettings;
import net.psmail.provisioning.clientsettings.DomainServers;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.device.NewDevice;
import net.psmail.provisioning.session.Session;

/** How a mail program is set up, with the device password that was just made. */
@Path("/account/setup")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SetupPages {

  @Inject private ClientSettings settings;
  @Inject private DevicePasswords devices;
  @Inject private CurrentSession session;

  @GET
  public View setup() {
    Session member = session.get();
    MailAddress mailbox = member.ownMailbox();
    DomainServers domain = settings.of(mailbox.domain()).orElseThrow(NotFoundException::new);
    return new View(
        "setup",
        Section.MAILBOX,
        new SetupView(
            mailbox.toString(),
            devices.shown(member).map(SetupPages::secret).orElse(null),
            domain.servers().stream().map(SetupPages::row).toList()));
  }

  private static SetupView.NewSecret secret(NewDevice device) {
    return new SetupView.NewSecret(device.name(), List.of(device.password().split("-")));
  }

  static SetupView.Server row(DomainServers.Server server) {
    return new SetupView.Server(
        SetupView.Protocol.valueOf(server.protocol().name()), server.host(), server.port());
  }
}

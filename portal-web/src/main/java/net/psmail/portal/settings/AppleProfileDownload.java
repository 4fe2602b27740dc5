package net.psmail.portal.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.ClientSettings;

/** The configuration profile of the member's own mailbox, without a password. */
@Path("/account/apple.mobileconfig")
@SignedIn
@RequestScoped
public class AppleProfileDownload {

  @Inject private ClientSettings settings;
  @Inject private CurrentSession session;

  @GET
  @Produces("application/x-apple-aspen-config")
  public Response download() {
    MailAddress mailbox = session.get().ownMailbox();
    return Response.ok(settings.appleProfile(mailbox))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + mailbox.domain() + ".mobileconfig\"")
        .build();
  }
}

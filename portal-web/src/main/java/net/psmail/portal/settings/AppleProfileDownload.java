package net.psmail.portal.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.MailAccount;

/** The configuration profile of the member's own mailbox, without a password. */
@Path("/account/apple.mobileconfig")
@SignedIn
@RequestScoped
public class AppleProfileDownload {

  @Inject private SignedProfiles profiles;
  @Inject private CurrentSession session;

  @GET
  public Response download(@DefaultValue("imap") @QueryParam("protocol") String protocol) {
    MailAddress mailbox = session.get().ownMailbox();
    return profiles.file(MailAccount.withoutPassword(mailbox, fetching(protocol)));
  }

  /** IMAP, unless it is POP3 that is asked for. */
  static Protocol fetching(String protocol) {
    return protocol.equalsIgnoreCase("pop3") ? Protocol.POP3 : Protocol.IMAP;
  }
}

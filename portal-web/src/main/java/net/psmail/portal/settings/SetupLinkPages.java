package net.psmail.portal.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SetupLinkView;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.MailAccount;
import net.psmail.provisioning.device.SetupLinks;

/**
 * Where the code of an iPhone leads, without signing in. To look changes nothing, because programs
 * that preview links look too; to ask for the profile spends the link. Its address is a secret: no
 * page that it leads to may learn it.
 */
@Path("/p/{token}")
@RequestScoped
public class SetupLinkPages {

  private static final String REFERRER = "Referrer-Policy";

  @Inject private SetupLinks links;
  @Inject private SignedProfiles profiles;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  /** Where a link leads, in the language of a visit. */
  static String path(Visit visit, String token) {
    return visit.to("/p/" + token);
  }

  @GET
  public Response ask(@PathParam("token") String token) {
    Optional<MailAddress> mailbox = links.mailboxOf(token);
    if (mailbox.isEmpty()) {
      return spent();
    }
    String action = path(Visit.of(request), token);
    View page =
        new View("setuplink", Section.NONE, new SetupLinkView(mailbox.get().toString(), action));
    // Not "no-referrer": browsers would send "Origin: null" with the form.
    return Response.ok(page, MediaType.TEXT_HTML).header(REFERRER, "strict-origin").build();
  }

  @POST
  public Response take(@PathParam("token") String token) {
    Optional<MailAccount> account = links.take(token, client.origin());
    return account
        .map(
            taken ->
                Response.fromResponse(profiles.file(taken)).header(REFERRER, "no-referrer").build())
        .orElseGet(SetupLinkPages::spent);
  }

  /** The same for a link that was used, has expired or never was. */
  private static Response spent() {
    return Response.status(Response.Status.GONE)
        .entity(View.of("setuplinkspent", Section.NONE))
        .type(MediaType.TEXT_HTML)
        .header(REFERRER, "no-referrer")
        .build();
  }
}

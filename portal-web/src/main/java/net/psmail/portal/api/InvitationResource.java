package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.site.SiteSettings;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.invite.MadeInvite;
import net.psmail.provisioning.invite.OpenPage;
import net.psmail.provisioning.invite.OperatorInvites;
import net.psmail.provisioning.invite.SentInvite;
import net.psmail.provisioning.token.Scope;

/**
 * Invitations: how a program makes accounts. Whoever follows the link chooses name and password,
 * and only they ever know the keys.
 */
@Path("/api/v1/invitations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvitationResource {

  private static final Cursor INVITATIONS = new Cursor('i');

  @Inject private OperatorInvites invites;
  @Inject private SiteSettings site;
  @Inject private Once once;
  @Inject private CurrentToken token;
  @Inject private Client client;
  @Context private UriInfo asked;

  /** A page of those of all operators that are open, the newest first. */
  @GET
  @WithToken(Scope.ACCOUNTS_INVITE)
  public Response list(
      @DefaultValue("50") @QueryParam("limit") String limit,
      @DefaultValue("") @QueryParam(Cursor.PARAMETER) String cursor) {
    long before = INVITATIONS.number(cursor).orElse(Long.MAX_VALUE);
    OpenPage open = invites.open(before, AccountResource.most(limit));
    Slice<SentInvite> page = new Slice<>(open.invites(), open.next().map(id -> Long.toString(id)));
    return page.answer(
        asked, INVITATIONS, "invitations", AccountJson.array(page.shown(), AccountJson::invite));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.ACCOUNTS_INVITE)
  public Response invite(MultivaluedMap<String, String> fields) {
    DomainName domain = DomainName.parse(AccountActResource.field(fields, "domain"));
    String note = AccountActResource.field(fields, "note");
    return once.make(
        fields,
        () -> {
          MadeInvite made = invites.issue(token.get(), domain, note, client.origin());
          return Json.createObjectBuilder(AccountJson.invite(made.invite()))
              .add("link", site.site().url() + "/invited/" + made.token())
              .build();
        });
  }

  @DELETE
  @Path("{id}")
  @WithToken(Scope.ACCOUNTS_INVITE)
  public Response withdraw(@PathParam("id") long id) {
    invites.withdraw(token.get(), id, client.origin());
    return Response.noContent().build();
  }
}

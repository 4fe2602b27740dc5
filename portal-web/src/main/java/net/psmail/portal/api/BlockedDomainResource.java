package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.WithToken;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.mailedcode.BlockedDomains;
import net.psmail.provisioning.token.Scope;

/** Domains of others whose addresses confirm nothing. */
@Path("/api/v1/blocked-domains")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BlockedDomainResource {

  private static final Cursor BLOCKED = new Cursor('b');

  @Inject private BlockedDomains blocked;
  @Inject private CurrentToken token;
  @Inject private Client client;
  @Context private UriInfo asked;

  /** A page of them, by name; those above go for all that are below them. */
  @GET
  @WithToken(Scope.DOMAINS_READ)
  public Response list(
      @DefaultValue("50") @QueryParam("limit") String limit,
      @DefaultValue("") @QueryParam(Cursor.PARAMETER) String cursor) {
    int most = AccountResource.most(limit);
    Slice<DomainName> page =
        Slice.after(BLOCKED.place(cursor), List.copyOf(blocked.list()), most, DomainName::ascii);
    return page.answer(
        asked,
        BLOCKED,
        "domains",
        Json.createArrayBuilder(page.shown().stream().map(DomainName::ascii).toList()));
  }

  /** Blocks one; one that is blocked does not mind. */
  @PUT
  @Path("{domain}")
  @WithToken(Scope.DOMAINS_WRITE)
  public Response block(@PathParam("domain") String domain) {
    blocked.add(token.get(), List.of(DomainName.parse(domain)), client.origin());
    return Response.noContent().build();
  }

  /** Takes one off the list; one that is not there does not mind. */
  @DELETE
  @Path("{domain}")
  @WithToken(Scope.DOMAINS_WRITE)
  public Response unblock(@PathParam("domain") String domain) {
    blocked.remove(token.get(), DomainName.parse(domain), client.origin());
    return Response.noContent().build();
  }
}

package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.trust.FactsJson;
import net.psmail.provisioning.invite.Guest;
import net.psmail.provisioning.invite.InviteTree;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.token.Scope;

/** Who came by the invitations of an account, and by theirs. */
@Path(AccountResource.PATH + "/{id}/branch")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BranchResource {

  private static final int MOST = 500;

  @Inject private Members members;
  @Inject private InviteTree tree;
  @Inject private CurrentToken token;

  /** Those who are nearest first; who invited whom says how they hang together. */
  @GET
  @WithToken(Scope.ACCOUNTS_READ)
  public String show(@PathParam("id") long id) {
    List<Guest> below = tree.below(members.get(token.get(), id).id(), MOST);
    return Json.createObjectBuilder()
        .add("branch", AccountJson.array(below, BranchResource::json))
        .add("complete", below.size() < MOST)
        .build()
        .toString();
  }

  private static JsonObject json(Guest guest) {
    return Json.createObjectBuilder()
        .add("id", guest.account())
        .add("address", AccountJson.text(guest.address().orElse(null)))
        .add("invitedBy", guest.inviter().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
        .add("since", AccountJson.text(guest.since().map(FactsJson::moment).orElse(null)))
        .build();
  }
}

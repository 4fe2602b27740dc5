package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.trust.FactsJson;
import net.psmail.provisioning.account.Branches;
import net.psmail.provisioning.account.ShownBranch;
import net.psmail.provisioning.invite.Guest;
import net.psmail.provisioning.invite.InviteTree;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.token.Scope;

/** Who came by the invitations of an account, and by theirs. */
@Path(AccountResource.PATH + "/{id}/branch")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BranchResource {

  private static final int MOST = 500;

  @Inject private Members members;
  @Inject private InviteTree tree;
  @Inject private Branches branches;
  @Inject private CurrentToken token;
  @Inject private Client client;

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

  /** Whom it would concern to take the branch back; nothing is done. */
  @GET
  @Path("taking-back")
  @WithToken(Scope.ACCOUNTS_READ)
  public String wouldTakeBack(@PathParam("id") long id) {
    ShownBranch branch = branches.show(token.get(), id);
    List<Guest> shown = branch.concerned().stream().limit(MOST).toList();
    return Json.createObjectBuilder()
        .add("accounts", AccountJson.array(shown, BranchResource::concerned))
        .add("count", branch.concerned().size())
        .add("digest", branch.digest())
        .build()
        .toString();
  }

  /**
   * Takes it back as it was shown. Each account is done by itself, so it takes no key: sent again,
   * it is not what was shown.
   */
  @POST
  @Path("taking-back")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.ACCOUNTS_REVOKE)
  public String takeBack(@PathParam("id") long id, MultivaluedMap<String, String> fields) {
    Wording reason = Wording.reason(AccountActResource.field(fields, "reason"));
    String digest = AccountActResource.field(fields, "digest");
    if (!branches.show(token.get(), id).digest().equals(digest)) {
      throw new Refusal(409, "branch-changed", "This is not what was shown: look at it again.");
    }
    return count(branches.takeBack(token.get(), id, reason, client.origin()));
  }

  /** Gives back what was taken back with it; one that was not does not mind. */
  @DELETE
  @Path("taking-back")
  @WithToken(Scope.ACCOUNTS_REVOKE)
  public String giveBack(@PathParam("id") long id) {
    Guest root = tree.find(id).orElseThrow(NotFoundException::new);
    return count(branches.giveBack(token.get(), root.account(), client.origin()));
  }

  private static String count(int accounts) {
    return Json.createObjectBuilder().add("count", accounts).build().toString();
  }

  private static JsonObject concerned(Guest guest) {
    return Json.createObjectBuilder()
        .add("id", guest.account())
        .add("address", AccountJson.text(guest.address().orElse(null)))
        .add("state", guest.state().orElseThrow().toLowerCase(Locale.ROOT))
        .build();
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

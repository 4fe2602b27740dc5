package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.account.Newcomer;
import net.psmail.provisioning.account.WaitingChoice;
import net.psmail.provisioning.account.WaitingRegistrations;
import net.psmail.provisioning.signup.Reason;
import net.psmail.provisioning.token.Scope;

/** Who has registered and waits for an operator: listed, let in or refused. */
@Path("/api/v1/registrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {

  private static final Cursor WAITING = new Cursor('w');

  @Inject private WaitingRegistrations waiting;
  @Inject private Once once;
  @Inject private CurrentToken token;
  @Inject private Client client;
  @Context private UriInfo asked;

  /** A page of them; those who have waited longest come first. */
  @GET
  @WithToken(Scope.REGISTRATIONS_READ)
  public Response list(
      @DefaultValue("") @QueryParam("network") String network,
      @DefaultValue("") @QueryParam("reason") String reason,
      @DefaultValue("50") @QueryParam("limit") String limit,
      @DefaultValue("") @QueryParam(Cursor.PARAMETER) String cursor) {
    WaitingChoice choice =
        new WaitingChoice(Optional.of(network).filter(typed -> !typed.isEmpty()), reason(reason));
    int most = AccountResource.most(limit);
    Slice<Newcomer> page =
        Slice.of(
            waiting.list(token.get(), choice, WAITING.number(cursor).orElse(0), most + 1),
            most,
            one -> Long.toString(one.id()));
    return page.answer(
        asked,
        WAITING,
        "registrations",
        AccountJson.array(page.shown(), RegistrationJson::waiting));
  }

  /** Lets one in. */
  @POST
  @Path("{id}/approval")
  @WithToken(Scope.REGISTRATIONS_DECIDE)
  public Response approve(@PathParam("id") long id) {
    return decide("approved", () -> waiting.approve(token.get(), id, client.origin()));
  }

  /** Refuses one, as if it had never been asked for. */
  @POST
  @Path("{id}/refusal")
  @WithToken(Scope.REGISTRATIONS_DECIDE)
  public Response refuse(@PathParam("id") long id) {
    return decide("refused", () -> waiting.refuse(token.get(), id, client.origin()));
  }

  /** Lets many in at once. */
  @POST
  @Path("approvals")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.REGISTRATIONS_DECIDE)
  public Response approveMany(MultivaluedMap<String, String> fields) {
    return decide(fields, "approved", id -> waiting.approve(token.get(), id, client.origin()));
  }

  /** Refuses many at once. */
  @POST
  @Path("refusals")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.REGISTRATIONS_DECIDE)
  public Response refuseMany(MultivaluedMap<String, String> fields) {
    return decide(fields, "refused", id -> waiting.refuse(token.get(), id, client.origin()));
  }

  /** Those that somebody else has decided, or that were withdrawn, are left out. */
  private Response decide(
      MultivaluedMap<String, String> fields,
      String decision,
      LongFunction<Optional<Newcomer>> act) {
    List<Long> ids = ids(fields.getOrDefault("id", List.of()));
    return once.make(
        fields,
        () -> {
          List<JsonObject> decided =
              ids.stream()
                  .map(act::apply)
                  .flatMap(Optional::stream)
                  .map(one -> RegistrationJson.decided(one, decision))
                  .toList();
          return Json.createObjectBuilder()
              .add("decisions", AccountJson.array(decided, one -> one))
              .build();
        });
  }

  /** In one order, so that nobody waits for who waits for them. */
  private static List<Long> ids(List<String> sent) {
    try {
      if (!sent.isEmpty() && sent.size() <= AccountResource.MOST) {
        return sent.stream().map(Long::valueOf).distinct().sorted().toList();
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for too many.
    }
    throw new Refusal(
        422,
        "invalid-id",
        "Send id once or more, a number each, " + AccountResource.MOST + " at the most.");
  }

  /** One that was decided or withdrawn is not there any more, like one that never was. */
  private Response decide(String decision, Supplier<Optional<Newcomer>> act) {
    return once.make(
        new MultivaluedHashMap<>(),
        () -> RegistrationJson.decided(act.get().orElseThrow(NotFoundException::new), decision));
  }

  private static Optional<Reason> reason(String word) {
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Reason> known = Words.find(Reason.class, word);
    if (known.isEmpty()) {
      throw new Refusal(422, "unknown-reason", "reason is one of domain, name, proof and hour.");
    }
    return known;
  }
}

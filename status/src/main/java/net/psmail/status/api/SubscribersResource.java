package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import net.psmail.status.StatusException;
import net.psmail.status.subscription.Counts;
import net.psmail.status.subscription.Subscriber;
import net.psmail.status.subscription.Subscriptions;

/** Who is told, and whom nothing reaches. */
@Path("subscribers")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.SUBSCRIBERS)
public final class SubscribersResource {

  private final Subscriptions subscriptions;

  public SubscribersResource(@Context ServletContext context) {
    this.subscriptions = ApiParts.of(context).subscriptions();
  }

  @GET
  public JsonObject all() {
    Counts counts = subscriptions.counts();
    return Json.createObjectBuilder()
        .add("mail", counts.mail())
        .add("webhooks", counts.webhooks())
        .add("pending", counts.pending())
        .add("set_aside", counts.setAside())
        .add("waiting", counts.waiting())
        .add("given_up", counts.givenUp())
        .add("subscribers", Written.list(subscriptions.list(), SubscribersResource::subscriber))
        .build();
  }

  private static JsonObjectBuilder subscriber(Subscriber one) {
    JsonObjectBuilder object =
        Json.createObjectBuilder()
            .add("id", one.id())
            .add("kind", one.kind().name().toLowerCase(Locale.ROOT))
            .add("address", one.address())
            .add("language", one.language())
            .add("waiting", one.waiting())
            .add("given_up", one.givenUp());
    Written.maybeTime(object, "confirmed_at", one.confirmedAt());
    Written.maybeTime(object, "set_aside_at", one.setAsideAt());
    Written.maybe(object, "last_error", one.lastError());
    return object;
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    if (!subscriptions.remove(id)) {
      throw StatusException.notFound("subscriber");
    }
  }
}

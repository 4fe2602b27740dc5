package net.psmail.portal.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentToken;
import net.psmail.portal.guard.Refusal;
import net.psmail.portal.guard.WithToken;
import net.psmail.provisioning.token.Scope;
import net.psmail.provisioning.webhook.Webhook;
import net.psmail.provisioning.webhook.WebhookEvent;
import net.psmail.provisioning.webhook.Webhooks;

/** The webhooks of the provider: listed, made, tried and removed. */
@Path("/api/v1/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {

  private static final String EVENTS =
      Stream.of(WebhookEvent.values()).map(WebhookEvent::word).collect(Collectors.joining(", "));

  @Inject private Webhooks webhooks;
  @Inject private Once once;
  @Inject private CurrentToken token;
  @Inject private Client client;

  /** All of them, by their names; there are few. */
  @GET
  @WithToken(Scope.WEBHOOKS_READ)
  public String list() {
    return Json.createObjectBuilder()
        .add("webhooks", AccountJson.array(webhooks.list(token.get()), WebhookJson::webhook))
        .build()
        .toString();
  }

  @GET
  @Path("{id}")
  @WithToken(Scope.WEBHOOKS_READ)
  public String show(@PathParam("id") long id) {
    return WebhookJson.webhook(webhooks.get(token.get(), id)).toString();
  }

  /** Answers with its secret, which is told this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @WithToken(Scope.WEBHOOKS_WRITE)
  public Response make(MultivaluedMap<String, String> fields) {
    String name = AccountActResource.field(fields, "name");
    String url = AccountActResource.field(fields, "url");
    Set<WebhookEvent> events = events(fields.getOrDefault("event", List.of()));
    return once.make(
        fields,
        () -> WebhookJson.made(webhooks.create(token.get(), name, url, events, client.origin())));
  }

  /** Removes it with all that waits for it. */
  @DELETE
  @Path("{id}")
  @WithToken(Scope.WEBHOOKS_WRITE)
  public Response remove(@PathParam("id") long id) {
    webhooks.remove(token.get(), id, client.origin());
    return Response.noContent().build();
  }

  /** Answers with its new secret, which is told this once; the old one signs too for a day. */
  @POST
  @Path("{id}/secret")
  @WithToken(Scope.WEBHOOKS_WRITE)
  public Response renewSecret(@PathParam("id") long id) {
    return once.make(
        new MultivaluedHashMap<>(),
        () -> WebhookJson.made(webhooks.renewSecret(token.get(), id, client.origin())));
  }

  /** Sends a message that says nothing. */
  @POST
  @Path("{id}/test")
  @WithToken(Scope.WEBHOOKS_WRITE)
  public Response test(@PathParam("id") long id) {
    return once.make(
        new MultivaluedHashMap<>(),
        () -> {
          webhooks.test(token.get(), id);
          return WebhookJson.webhook(webhooks.get(token.get(), id));
        });
  }

  /** The latest of its messages, the newest first. */
  @GET
  @Path("{id}/messages")
  @WithToken(Scope.WEBHOOKS_READ)
  public String messages(@PathParam("id") long id) {
    Webhook webhook = webhooks.get(token.get(), id);
    return Json.createObjectBuilder()
        .add(
            "messages",
            AccountJson.array(webhooks.messages(token.get(), webhook.id()), WebhookJson::message))
        .build()
        .toString();
  }

  /** Sends one once more, under the same id; of one that waits there is nothing to send. */
  @PUT
  @Path("{id}/messages/{message}/again")
  @WithToken(Scope.WEBHOOKS_WRITE)
  public Response sendAgain(@PathParam("id") long id, @PathParam("message") long message) {
    webhooks.sendAgain(token.get(), id, message);
    return Response.noContent().build();
  }

  /** Tells it again what happens, after it had ended; one that is told does not mind. */
  @DELETE
  @Path("{id}/end")
  @WithToken(Scope.WEBHOOKS_WRITE)
  public Response resume(@PathParam("id") long id) {
    webhooks.resume(token.get(), id, client.origin());
    return Response.noContent().build();
  }

  private static Set<WebhookEvent> events(List<String> words) {
    Set<WebhookEvent> events =
        words.stream().flatMap(word -> WebhookEvent.of(word).stream()).collect(Collectors.toSet());
    if (events.isEmpty() || words.stream().anyMatch(word -> WebhookEvent.of(word).isEmpty())) {
      throw new Refusal(422, "invalid-event", "Send event once or more: " + EVENTS + ".");
    }
    return events;
  }
}

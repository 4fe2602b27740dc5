package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.WebhookView;
import net.psmail.portal.view.WebhookView.Message;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.webhook.Webhook;
import net.psmail.provisioning.webhook.WebhookDelivery;
import net.psmail.provisioning.webhook.Webhooks;
import org.jspecify.annotations.Nullable;

/** One webhook with its latest messages, for administrators. */
@Path(WebhookPages.PATH + "/{id:\\d+}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class WebhookPage {

  @Inject private Webhooks webhooks;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  /** Whoever has just made a secret sees it, once. */
  @GET
  public View show(@PathParam("id") long id, @QueryParam("sent") @Nullable String sent) {
    Session administrator = session.administrator();
    Webhook webhook = webhooks.get(administrator, id);
    WebhookView view =
        new WebhookView(
            WebhookPages.row(webhook),
            webhooks.takeNew(administrator, id).orElse(null),
            webhook.oldSecretUntil().orElse(null),
            sent != null,
            webhooks.messages(administrator, id).stream().map(WebhookPage::message).toList());
    return new View("webhook", Section.CONTROL_ROOM, view);
  }

  @GET
  @Proved
  @Path("secret")
  public View askToTurn(@PathParam("id") long id) {
    return ask(id, "webhook-secret", "/secret");
  }

  @POST
  @Proved
  @Path("secret")
  public Response turn(@PathParam("id") long id) {
    webhooks.turnSecret(session.administrator(), id, client.origin());
    return back(id, "");
  }

  @POST
  @Path("test")
  public Response test(@PathParam("id") long id) {
    webhooks.test(session.administrator(), id);
    return back(id, "?sent");
  }

  @POST
  @Path("messages/{message:\\d+}/again")
  public Response sendAgain(@PathParam("id") long id, @PathParam("message") long message) {
    webhooks.sendAgain(session.administrator(), id, message);
    return back(id, "?sent");
  }

  @POST
  @Path("resume")
  public Response resume(@PathParam("id") long id) {
    webhooks.resume(session.administrator(), id, client.origin());
    return back(id, "");
  }

  @GET
  @Proved
  @Path("remove")
  public View askToRemove(@PathParam("id") long id) {
    return ask(id, "webhook-remove", "/remove");
  }

  @POST
  @Proved
  @Path("remove")
  public Response remove(@PathParam("id") long id) {
    webhooks.remove(session.administrator(), id, client.origin());
    return Redirect.to(Visit.of(request), WebhookPages.PATH + "?removed");
  }

  private View ask(long id, String act, String below) {
    Webhook webhook = webhooks.get(session.administrator(), id);
    String page = WebhookPages.PATH + "/" + id;
    return new View(
        "ask", Section.CONTROL_ROOM, new AskView(act, webhook.name(), page + below, page));
  }

  private Response back(long id, String query) {
    return Redirect.to(Visit.of(request), WebhookPages.PATH + "/" + id + query);
  }

  private static Message message(WebhookDelivery delivery) {
    return new Message(
        delivery.id(),
        delivery.message(),
        delivery.event(),
        Words.of(delivery.state()),
        delivery.tries(),
        delivery.madeAt(),
        delivery.triedAt().orElse(null),
        delivery.nextTry().orElse(null),
        delivery.answer().orElse(0),
        delivery.fault().map(Words::of).orElse(null),
        delivery.repeatable());
  }
}

package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.status.Deeds.Done;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusAskView;
import net.psmail.portal.view.StatusSubscribersView;
import net.psmail.portal.view.StatusSubscribersView.Subscriber;
import net.psmail.provisioning.audit.Act;
import org.jspecify.annotations.Nullable;

/** Who is told of incidents. */
@Path(StatusPages.PATH + "/subscribers")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SubscriberPages {

  private static final String HERE = StatusPages.PATH + "/subscribers";

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;

  @GET
  public View show(@QueryParam("done") @Nullable String done) throws StatusAway {
    session.operator();
    JsonObject all = desk.get("/subscribers");
    return new View(
        "statussubscribers",
        Section.CONTROL_ROOM,
        new StatusSubscribersView(
            all.getInt("mail"),
            all.getInt("webhooks"),
            all.getInt("pending"),
            all.getInt("waiting"),
            all.getInt("given_up"),
            Read.list(all, "subscribers").stream().map(SubscriberPages::subscriber).toList(),
            "subscriber-removed".equals(done) ? done : null));
  }

  private static Subscriber subscriber(JsonObject one) {
    String aside = Read.maybe(one, "set_aside_at");
    String confirmed = Read.maybe(one, "confirmed_at");
    String since = aside.isEmpty() ? confirmed : aside;
    return new Subscriber(
        one.getString("id"),
        one.getString("address"),
        one.getString("kind"),
        !aside.isEmpty() ? "set-aside" : confirmed.isEmpty() ? "pending" : "confirmed",
        since.isEmpty() ? null : Instant.parse(since),
        Read.maybe(one, "last_error"));
  }

  @GET
  @Path("{id:[a-z0-9]{12}}/remove")
  public View askToRemove(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject one = subscriber(id);
    return new View(
        "statusask",
        Section.CONTROL_ROOM,
        new StatusAskView(
            "subscriber-" + one.getString("kind"),
            one.getString("address"),
            HERE + "/" + id + "/remove",
            HERE,
            List.of()));
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/remove")
  public Response remove(@PathParam("id") String id) throws StatusAway {
    return deeds.press(
        session.operator(),
        Act.SUBSCRIBER_REMOVED,
        () -> {
          JsonObject one = subscriber(id);
          desk.send("DELETE", "/subscribers/" + id, null);
          return new Done(place(one), HERE + "?done=subscriber-removed");
        });
  }

  private JsonObject subscriber(String id) throws StatusAway {
    return Read.one(desk.get("/subscribers"), "subscribers", id);
  }

  /** Where it was: who was removed must not live on in the log. */
  private static String place(JsonObject one) {
    String address = one.getString("address");
    return one.getString("kind").equals("webhook")
        ? String.valueOf(URI.create(address).getHost())
        : "…" + address.substring(address.lastIndexOf('@'));
  }
}

package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusComponentView;
import net.psmail.portal.view.StatusSubscribersView;
import net.psmail.portal.view.StatusSubscribersView.Subscriber;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;

/** How readers see components, and who is told of them. */
@Path(StatusPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ComponentPages {

  private static final List<String> TEXTS =
      List.of("name", "name_de", "description", "description_de");
  private static final List<String> FLAGS = List.of("showcase", "only_show_if_degraded");

  @Inject private StatusDesk desk;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  @Path("components/{id:[a-z0-9]{12}}/change")
  public View edit(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject component = component(id);
    Map<String, String> typed = new HashMap<>();
    TEXTS.forEach(name -> typed.put(name, Read.maybe(component, name)));
    FLAGS.stream()
        .filter(name -> component.getBoolean(name, false))
        .forEach(name -> typed.put(name, "yes"));
    typed.put("updated_at", component.getString("updated_at"));
    return view(component, typed, List.of());
  }

  @POST
  @Path("components/{id:[a-z0-9]{12}}/change")
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form)
      throws StatusAway {
    Session operator = session.operator();
    Written written = new Written(form);
    JsonObject before = component(id);
    JsonObjectBuilder draft = Json.createObjectBuilder();
    TEXTS.forEach(name -> draft.add(name, written.typed(name)));
    FLAGS.forEach(name -> draft.add(name, !written.typed(name).isEmpty()));
    draft.add("updated_at", written.typed("updated_at"));
    draft.add("group_id", before.getOrDefault("group_id", JsonValue.NULL));
    try {
      String name = desk.send("PUT", "/components/" + id, draft.build()).getString("name");
      transactions.run(() -> audit.by(operator, Act.COMPONENT_CHANGED, name, client.origin()));
      return Redirect.to(Visit.of(request), StatusPages.PATH + "?done=named");
    } catch (StatusRefusal refusal) {
      return forms.again(view(before, written.typed(), refusal.problems()));
    }
  }

  private JsonObject component(String id) throws StatusAway {
    return Read.list(desk.get("/components"), "components").stream()
        .filter(one -> one.getString("id").equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private View view(JsonObject component, Map<String, String> typed, List<Problem> problems) {
    return new View(
        "statuscomponent",
        Section.CONTROL_ROOM,
        new StatusComponentView(
            component.getString("id"),
            Read.text(component, "name", Visit.of(request).language().locale()),
            typed,
            problems));
  }

  @GET
  @Path("subscribers")
  public View subscribers() throws StatusAway {
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
            Read.list(all, "subscribers").stream().map(ComponentPages::subscriber).toList()));
  }

  private static Subscriber subscriber(JsonObject one) {
    String aside = Read.maybe(one, "set_aside_at");
    String confirmed = Read.maybe(one, "confirmed_at");
    String since = aside.isEmpty() ? confirmed : aside;
    return new Subscriber(
        one.getString("address"),
        one.getString("kind"),
        !aside.isEmpty() ? "set-aside" : confirmed.isEmpty() ? "pending" : "confirmed",
        since.isEmpty() ? null : Instant.parse(since),
        Read.maybe(one, "last_error"));
  }
}

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
import java.util.List;
import java.util.Map;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.status.Deeds.Done;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusAskView;
import net.psmail.portal.view.StatusComponentView;
import net.psmail.portal.view.StatusComponentView.Group;
import net.psmail.provisioning.audit.Act;

/** How readers see one component, and whether they see it at all. */
@Path(StatusPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ComponentPages {

  private static final List<String> TEXTS =
      List.of("name", "name_de", "description", "description_de");
  private static final List<String> FLAGS = List.of("showcase", "only_show_if_degraded");

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  @Path("components/new")
  public View empty() throws StatusAway {
    session.operator();
    return view("", Map.of("showcase", "yes"), List.of());
  }

  @POST
  @Path("components/new")
  public Response add(MultivaluedMap<String, String> form) {
    Written written = new Written(form);
    return deeds.send(
        session.operator(),
        Act.COMPONENT_ADDED,
        () -> done(desk.send("POST", "/components", draft(written)), "component-added"),
        problems -> view("", written.typed(), problems));
  }

  @GET
  @Path("components/{id:[a-z0-9]{12}}/change")
  public View edit(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject component = Read.one(desk.get("/components"), "components", id);
    Map<String, String> typed = Read.typed(component, TEXTS);
    typed.putAll(Read.typed(component, List.of("group_id", "updated_at")));
    FLAGS.stream()
        .filter(name -> component.getBoolean(name, false))
        .forEach(name -> typed.put(name, "yes"));
    return view(id, typed, List.of());
  }

  @POST
  @Path("components/{id:[a-z0-9]{12}}/change")
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    Written written = new Written(form);
    return deeds.send(
        session.operator(),
        Act.COMPONENT_CHANGED,
        () -> done(desk.send("PUT", "/components/" + id, draft(written)), "named"),
        problems -> view(id, written.typed(), problems));
  }

  private static JsonObject draft(Written written) {
    JsonObjectBuilder draft = Json.createObjectBuilder();
    TEXTS.forEach(name -> draft.add(name, written.typed(name)));
    FLAGS.forEach(name -> draft.add(name, !written.typed(name).isEmpty()));
    String group = written.typed("group_id");
    draft.add("group_id", group.isEmpty() ? JsonValue.NULL : Json.createValue(group));
    return draft.add("updated_at", written.typed("updated_at")).build();
  }

  private static Done done(JsonObject component, String what) {
    return new Done(component.getString("name"), CataloguePages.HERE + "?done=" + what);
  }

  /**
   * The form for one.
   *
   * @param id empty for a new one
   */
  private View view(String id, Map<String, String> typed, List<Problem> problems)
      throws StatusAway {
    JsonObject all = desk.get("/components");
    return new View(
        "statuscomponent",
        Section.CONTROL_ROOM,
        new StatusComponentView(
            id,
            id.isEmpty() ? "" : name(Read.one(all, "components", id)),
            !id.isEmpty() && isWatched(id),
            Read.list(all, "groups").stream()
                .map(one -> new Group(one.getString("id"), name(one)))
                .toList(),
            typed,
            problems));
  }

  @GET
  @Path("components/{id:[a-z0-9]{12}}/remove")
  public View askToRemove(@PathParam("id") String id) throws StatusAway {
    session.operator();
    String here = CataloguePages.HERE + "/" + id;
    return new View(
        "statusask",
        Section.CONTROL_ROOM,
        new StatusAskView(
            "component", name(removable(id)), here + "/remove", here + "/change", List.of()));
  }

  @POST
  @Path("components/{id:[a-z0-9]{12}}/remove")
  public Response remove(@PathParam("id") String id) throws StatusAway {
    return deeds.press(
        session.operator(),
        Act.COMPONENT_REMOVED,
        () -> {
          JsonObject component = removable(id);
          desk.send("DELETE", "/components/" + id, null);
          return done(component, "component-removed");
        });
  }

  @POST
  @Path("components/{id:[a-z0-9]{12}}/restore")
  public Response restore(@PathParam("id") String id) throws StatusAway {
    return deeds.press(
        session.operator(),
        Act.COMPONENT_RESTORED,
        () -> {
          JsonObject component = Read.one(desk.get("/components"), "removed", id);
          desk.send("POST", "/components/" + id + "/restore", null);
          return done(component, "component-restored");
        });
  }

  /** What a probe looks at stays: the settings say that it is there. */
  private JsonObject removable(String id) throws StatusAway {
    if (isWatched(id)) {
      throw new NotFoundException();
    }
    return Read.one(desk.get("/components"), "components", id);
  }

  private boolean isWatched(String id) throws StatusAway {
    return Read.list(desk.get("/state"), "components").stream()
        .anyMatch(one -> one.getString("id").equals(id) && one.getBoolean("watched", true));
  }

  private String name(JsonObject one) {
    return Read.text(one, "name", Visit.of(request).language().locale());
  }
}

package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.status.Deeds.Done;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusCatalogueView;
import net.psmail.portal.view.StatusCatalogueView.Item;
import net.psmail.portal.view.StatusCatalogueView.Part;
import net.psmail.portal.view.StatusDeskView.Component;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Groups and components in the order in which readers see them. */
@Path(StatusPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class CataloguePages {

  static final String HERE = StatusPages.PATH + "/components";

  private static final Set<String> DONE =
      Set.of(
          "named",
          "component-added",
          "component-removed",
          "component-restored",
          "group-added",
          "group-renamed",
          "group-removed");

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  @Path("components")
  public View show(@QueryParam("done") @Nullable String done) throws StatusAway {
    session.operator();
    JsonObject all = desk.get("/components");
    Map<String, Component> states = new HashMap<>();
    Read.components(desk.get("/state"), locale()).forEach(one -> states.put(one.id(), one));
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("", "", items(all, "", states)));
    for (JsonObject group : Read.list(all, "groups")) {
      String id = group.getString("id");
      parts.add(new Part(id, Read.text(group, "name", locale()), items(all, id, states)));
    }
    return new View(
        "statuscatalogue",
        Section.CONTROL_ROOM,
        new StatusCatalogueView(
            parts,
            Read.list(all, "removed").stream().map(one -> item(one, states)).toList(),
            done != null && DONE.contains(done) ? done : null));
  }

  private List<Item> items(JsonObject all, String group, Map<String, Component> states) {
    return Read.list(all, "components").stream()
        .filter(one -> Read.maybe(one, "group_id").equals(group))
        .map(one -> item(one, states))
        .toList();
  }

  private Item item(JsonObject one, Map<String, Component> states) {
    String id = one.getString("id");
    Component now = states.get(id);
    return new Item(
        id,
        Read.text(one, "name", locale()),
        now == null ? "unknown" : now.state(),
        now != null && now.watched(),
        one.getBoolean("showcase"),
        one.getBoolean("only_show_if_degraded"));
  }

  @POST
  @Path("components/{id:[a-z0-9]{12}}/move")
  public Response move(
      @PathParam("id") String id, @DefaultValue("") @FormParam("direction") String direction)
      throws StatusAway {
    Session operator = session.operator();
    List<JsonObject> all = Read.list(desk.get("/components"), "components");
    JsonObject moved = Read.one(all, id);
    String group = Read.maybe(moved, "group_id");
    List<String> together =
        ids(all.stream().filter(one -> Read.maybe(one, "group_id").equals(group)).toList());
    return move(operator, Act.COMPONENT_MOVED, moved, direction, ids(all), together, "/components");
  }

  @POST
  @Path("groups/{id:[a-z0-9]{12}}/move")
  public Response moveGroup(
      @PathParam("id") String id, @DefaultValue("") @FormParam("direction") String direction)
      throws StatusAway {
    Session operator = session.operator();
    List<JsonObject> all = Read.list(desk.get("/components"), "groups");
    return move(
        operator,
        Act.COMPONENT_GROUP_MOVED,
        Read.one(all, id),
        direction,
        ids(all),
        ids(all),
        "/groups");
  }

  private Response move(
      Session operator,
      Act act,
      JsonObject moved,
      String direction,
      List<String> all,
      List<String> together,
      String kind)
      throws StatusAway {
    String id = moved.getString("id");
    boolean up = direction.equals("up");
    return deeds.press(
        operator,
        act,
        () -> {
          desk.send("PUT", kind + "/order", Order.moved(all, together, id, up));
          return new Done(moved.getString("name"), HERE + "#" + Order.button(together, id, up));
        });
  }

  private static List<String> ids(List<JsonObject> all) {
    return all.stream().map(one -> one.getString("id")).toList();
  }

  private Locale locale() {
    return Visit.of(request).language().locale();
  }
}

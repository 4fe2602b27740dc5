package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
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
import net.psmail.portal.view.StatusGroupView;
import net.psmail.provisioning.audit.Act;

/** Groups of components: made, named, dissolved. */
@Path(StatusPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class GroupPages {

  private static final List<String> TEXTS = List.of("name", "name_de", "updated_at");

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  @Path("groups/new")
  public View empty() {
    session.operator();
    return view("", "", Map.of(), List.of());
  }

  @POST
  @Path("groups/new")
  public Response add(MultivaluedMap<String, String> form) {
    Written written = new Written(form);
    return deeds.send(
        session.operator(),
        Act.COMPONENT_GROUP_ADDED,
        () -> done(desk.send("POST", "/groups", written.texts(TEXTS).build()), "added"),
        problems -> view("", "", written.typed(), problems));
  }

  @GET
  @Path("groups/{id:[a-z0-9]{12}}/change")
  public View edit(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject group = group(id);
    return view(id, name(group), Read.typed(group, TEXTS), List.of());
  }

  @POST
  @Path("groups/{id:[a-z0-9]{12}}/change")
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    Written written = new Written(form);
    return deeds.send(
        session.operator(),
        Act.COMPONENT_GROUP_RENAMED,
        () -> done(desk.send("PUT", "/groups/" + id, written.texts(TEXTS).build()), "renamed"),
        problems -> view(id, name(group(id)), written.typed(), problems));
  }

  @GET
  @Path("groups/{id:[a-z0-9]{12}}/remove")
  public View askToRemove(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject all = desk.get("/components");
    List<String> components =
        Read.list(all, "components").stream()
            .filter(one -> Read.maybe(one, "group_id").equals(id))
            .map(this::name)
            .toList();
    return new View(
        "statusask",
        Section.CONTROL_ROOM,
        new StatusAskView(
            "group",
            name(Read.one(all, "groups", id)),
            StatusPages.PATH + "/groups/" + id + "/remove",
            CataloguePages.HERE,
            components));
  }

  @POST
  @Path("groups/{id:[a-z0-9]{12}}/remove")
  public Response remove(@PathParam("id") String id) throws StatusAway {
    return deeds.press(
        session.operator(),
        Act.COMPONENT_GROUP_REMOVED,
        () -> {
          JsonObject group = group(id);
          desk.send("DELETE", "/groups/" + id, null);
          return done(group, "removed");
        });
  }

  private JsonObject group(String id) throws StatusAway {
    return Read.one(desk.get("/components"), "groups", id);
  }

  private static Done done(JsonObject group, String what) {
    return new Done(group.getString("name"), CataloguePages.HERE + "?done=group-" + what);
  }

  private String name(JsonObject one) {
    return Read.text(one, "name", Visit.of(request).language().locale());
  }

  private static View view(
      String id, String name, Map<String, String> typed, List<Problem> problems) {
    return new View(
        "statusgroup", Section.CONTROL_ROOM, new StatusGroupView(id, name, typed, problems));
  }
}

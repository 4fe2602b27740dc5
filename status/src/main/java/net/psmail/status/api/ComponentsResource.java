package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import net.psmail.status.StatusException;
import net.psmail.status.catalogue.Catalogue;
import net.psmail.status.catalogue.ComponentDraft;
import net.psmail.status.catalogue.Groups;
import net.psmail.status.component.State;

/** Groups and components. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.COMPONENTS)
public final class ComponentsResource {

  private final Catalogue catalogue;
  private final Groups groups;
  private final Runnable changed;

  public ComponentsResource(@Context ServletContext context) {
    ApiParts parts = ApiParts.of(context);
    this.catalogue = parts.catalogue();
    this.groups = parts.groups();
    this.changed = parts.changed();
  }

  /** What there is, and what was removed and can be brought back. */
  @GET
  @Path("components")
  @Needs(Scope.READ)
  public JsonObject all() {
    Catalogue.Contents contents = catalogue.contents();
    return Json.createObjectBuilder()
        .add("groups", Written.list(contents.groups(), Written::group))
        .add("components", Written.list(contents.components(), Written::component))
        .add("removed", Written.list(catalogue.removed(), Written::component))
        .build();
  }

  @POST
  @Path("components")
  public Response add(InputStream in) throws IOException {
    JsonObject added = Written.component(catalogue.add(draft(Body.of(in)))).build();
    changed.run();
    return Response.status(Response.Status.CREATED).entity(added).build();
  }

  private static ComponentDraft draft(Body body) {
    return new ComponentDraft(
        body.texts("name"),
        body.texts("description"),
        body.maybe("group_id"),
        body.flag("showcase", true),
        body.flag("only_show_if_degraded", false));
  }

  @PUT
  @Path("components/{id}")
  public JsonObject change(@PathParam("id") String id, InputStream in) throws IOException {
    Body body = Body.of(in);
    JsonObject after =
        Written.component(catalogue.change(id, draft(body), body.instant("updated_at"))).build();
    changed.run();
    return after;
  }

  /** What operators say of it; null takes it back. */
  @PUT
  @Path("components/{id}/told")
  public JsonObject tell(@PathParam("id") String id, InputStream in) throws IOException {
    State state = Body.of(in).maybeOne("state", State.class);
    if (state == State.UNKNOWN) {
      throw StatusException.invalidInput("state", "unknown");
    }
    JsonObject after = Written.component(catalogue.tell(id, state)).build();
    changed.run();
    return after;
  }

  @PUT
  @Path("components/order")
  public JsonObject order(InputStream in) throws IOException {
    catalogue.order(Body.of(in).list("ids"));
    changed.run();
    return all();
  }

  @DELETE
  @Path("components/{id}")
  public void remove(@PathParam("id") String id) {
    catalogue.remove(id);
    changed.run();
  }

  @POST
  @Path("components/{id}/restore")
  public void restore(@PathParam("id") String id) {
    catalogue.bringBack(id);
    changed.run();
  }

  @POST
  @Path("groups")
  public Response addGroup(InputStream in) throws IOException {
    JsonObject added = Written.group(groups.add(Body.of(in).texts("name"))).build();
    changed.run();
    return Response.status(Response.Status.CREATED).entity(added).build();
  }

  @PUT
  @Path("groups/{id}")
  public JsonObject renameGroup(@PathParam("id") String id, InputStream in) throws IOException {
    Body body = Body.of(in);
    JsonObject after =
        Written.group(groups.rename(id, body.texts("name"), body.instant("updated_at"))).build();
    changed.run();
    return after;
  }

  @PUT
  @Path("groups/order")
  public JsonObject orderGroups(InputStream in) throws IOException {
    groups.order(Body.of(in).list("ids"));
    changed.run();
    return all();
  }

  /** Its components stay, each for itself. */
  @DELETE
  @Path("groups/{id}")
  public void removeGroup(@PathParam("id") String id) {
    groups.remove(id);
    changed.run();
  }
}

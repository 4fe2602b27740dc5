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
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import net.psmail.status.StatusException;
import net.psmail.status.incident.Impact;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Incidents;
import net.psmail.status.incident.Kind;
import net.psmail.status.incident.NewIncident;
import net.psmail.status.incident.NewUpdate;
import net.psmail.status.incident.Status;

/** Incidents, and messages of incidents and maintenance. */
@Path("incidents")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.INCIDENTS)
public final class IncidentsResource {

  private static final int MOST = 100;

  private final Incidents incidents;
  private final Runnable changed;

  @Context private SecurityContext caller = Author.NOBODY;

  public IncidentsResource(@Context ServletContext context) {
    ApiParts parts = ApiParts.of(context);
    this.incidents = parts.incidents();
    this.changed = parts.changed();
  }

  /** What is proposed, what was published of late, and what was removed. */
  @GET
  @Needs(Scope.READ)
  public JsonObject all() {
    return Json.createObjectBuilder()
        .add("proposals", Written.list(incidents.proposals().waiting(), Written::incident))
        .add("incidents", Written.list(incidents.recent(Kind.INCIDENT, MOST), Written::incident))
        .add("removed", Written.list(incidents.removed(), Written::incident))
        .build();
  }

  /** One, also a proposal, maintenance, or what is set aside. */
  @GET
  @Path("{id}")
  @Needs(Scope.READ)
  public JsonObject one(@PathParam("id") String id) {
    return incidents
        .forOperators(id)
        .map(Written::incident)
        .orElseThrow(() -> StatusException.notFound("incident"))
        .build();
  }

  @POST
  public Response open(InputStream in) throws IOException {
    Body body = Body.of(in);
    IncidentView opened = incidents.open(draft(body));
    changed.run();
    return Response.status(Response.Status.CREATED)
        .entity(Written.incident(opened).build())
        .build();
  }

  private NewIncident draft(Body body) {
    return new NewIncident(
        body.texts("name"),
        body.one("status", Status.class),
        body.maybeOne("impact", Impact.class),
        body.texts("body"),
        body.states("components"),
        author(body));
  }

  /** Whom the console names, or the token itself. */
  private String author(Body body) {
    return Author.of(body, caller);
  }

  @POST
  @Path("{id}/updates")
  public JsonObject update(@PathParam("id") String id, InputStream in) throws IOException {
    return change(
        in,
        body ->
            incidents.update(
                id,
                new NewUpdate(
                    body.one("status", Status.class),
                    body.maybeOne("impact", Impact.class),
                    body.texts("body"),
                    body.states("components"),
                    body.maybeInstant("display_at"),
                    author(body),
                    body.maybeInstant("updated_at"))));
  }

  /** Changes the text of a message; readers see that it was changed. */
  @PUT
  @Path("updates/{id}")
  public JsonObject edit(@PathParam("id") String id, InputStream in) throws IOException {
    return change(
        in,
        body ->
            incidents.edit(id, body.texts("body"), author(body), body.maybeInstant("updated_at")));
  }

  @PUT
  @Path("{id}/name")
  public JsonObject rename(@PathParam("id") String id, InputStream in) throws IOException {
    return change(
        in, body -> incidents.rename(id, body.texts("name"), body.maybeInstant("updated_at")));
  }

  /** Publishes a proposal: as it stands, or as the body says when that has a name. */
  @POST
  @Path("{id}/publish")
  public JsonObject publish(@PathParam("id") String id, InputStream in) throws IOException {
    return change(
        in,
        body ->
            body.maybe("name") == null
                ? incidents.proposals().publish(id, author(body), body.maybeInstant("updated_at"))
                : incidents.proposals().publish(id, draft(body), body.maybeInstant("updated_at")));
  }

  @POST
  @Path("{id}/dismiss")
  public void dismiss(@PathParam("id") String id) {
    incidents.proposals().dismiss(id);
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    incidents.remove(id);
    changed.run();
  }

  @POST
  @Path("{id}/restore")
  public void restore(@PathParam("id") String id) {
    incidents.restore(id);
    changed.run();
  }

  private JsonObject change(InputStream in, Function<Body, IncidentView> change)
      throws IOException {
    JsonObject after = Written.incident(change.apply(Body.of(in))).build();
    changed.run();
    return after;
  }
}

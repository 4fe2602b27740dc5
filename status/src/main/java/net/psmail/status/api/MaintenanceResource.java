package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import net.psmail.status.StatusException;
import net.psmail.status.component.Text;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Incidents;
import net.psmail.status.incident.Kind;
import net.psmail.status.incident.Maintenance;
import net.psmail.status.incident.NewMaintenance;
import net.psmail.status.incident.Note;

/** Planned work; its messages and its removal are those of incidents. */
@Path("maintenances")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.INCIDENTS)
public final class MaintenanceResource {

  private static final int MOST = 100;

  private final Incidents incidents;
  private final Maintenance maintenance;
  private final Runnable changed;

  @Context private SecurityContext caller = Author.NOBODY;

  public MaintenanceResource(@Context ServletContext context) {
    ApiParts parts = ApiParts.of(context);
    this.incidents = parts.incidents();
    this.maintenance = incidents.maintenance();
    this.changed = parts.changed();
  }

  @GET
  @Needs(Scope.READ)
  public JsonObject all() {
    return Json.createObjectBuilder()
        .add(
            "maintenances",
            Written.list(incidents.recent(Kind.MAINTENANCE, MOST), Written::incident))
        .build();
  }

  @POST
  public Response plan(InputStream in) throws IOException {
    Body body = Body.of(in);
    String before = body.maybe("remind_minutes_before");
    IncidentView planned =
        maintenance.plan(
            new NewMaintenance(
                body.texts("name"),
                body.texts("body"),
                Set.copyOf(body.list("components")),
                body.instant("scheduled_for"),
                body.instant("scheduled_until"),
                before == null || before.isBlank() ? null : minutes(before),
                Author.of(body, caller)));
    changed.run();
    return Response.status(Response.Status.CREATED)
        .entity(Written.incident(planned).build())
        .build();
  }

  private static Duration minutes(String text) {
    try {
      return Duration.ofMinutes(Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      throw StatusException.invalidInput("remind_minutes_before", "not_a_number");
    }
  }

  @POST
  @Path("{id}/move")
  public JsonObject move(@PathParam("id") String id, InputStream in) throws IOException {
    return change(
        in,
        body ->
            maintenance.move(
                id, body.instant("scheduled_for"), body.instant("scheduled_until"), note(body)));
  }

  @POST
  @Path("{id}/prolong")
  public JsonObject prolong(@PathParam("id") String id, InputStream in) throws IOException {
    return change(in, body -> maintenance.prolong(id, body.instant("scheduled_until"), note(body)));
  }

  @POST
  @Path("{id}/start")
  public JsonObject start(@PathParam("id") String id, InputStream in) throws IOException {
    return change(in, body -> maintenance.start(id, note(body)));
  }

  @POST
  @Path("{id}/end")
  public JsonObject end(@PathParam("id") String id, InputStream in) throws IOException {
    return change(in, body -> maintenance.end(id, note(body)));
  }

  @POST
  @Path("{id}/cancel")
  public JsonObject cancel(@PathParam("id") String id, InputStream in) throws IOException {
    return change(in, body -> maintenance.cancel(id, note(body)));
  }

  private Note note(Body body) {
    Text text = body.texts("body");
    return new Note(
        text.english().isBlank() ? null : text,
        Author.of(body, caller),
        body.maybeInstant("updated_at"));
  }

  private JsonObject change(InputStream in, Function<Body, IncidentView> change)
      throws IOException {
    JsonObject after = Written.incident(change.apply(Body.of(in))).build();
    changed.run();
    return after;
  }
}

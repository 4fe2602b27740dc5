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
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import net.psmail.status.StatusException;
import net.psmail.status.catalogue.ProbeEntries;
import net.psmail.status.catalogue.ProbeEntry;
import net.psmail.status.component.Standing;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;

/** What is looked at, and a look at once. */
@Path("probes")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.PROBES)
public final class ProbesResource {

  /** Nobody who tries a probe waits for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int TOO_MANY = 429;
  private static final Semaphore TRIES = new Semaphore(4);

  private final ProbeParts parts;
  private final ProbeEntries entries;
  private final Runnable changed;

  public ProbesResource(@Context ServletContext context) {
    this.parts = ApiParts.of(context).probes();
    this.entries = parts.entries();
    this.changed = ApiParts.of(context).changed();
  }

  /** What is looked at and what was found last, and what was removed and can be brought back. */
  @GET
  @Needs(Scope.READ)
  public JsonObject all() {
    Map<String, Standing> standings = parts.standings().get();
    return Json.createObjectBuilder()
        .add(
            "probes",
            Written.list(
                every(),
                one -> WrittenProbe.entry(one, standings.getOrDefault(one.id(), Standing.UNKNOWN))))
        .add(
            "removed",
            Written.list(entries.removed(), one -> WrittenProbe.entry(one, Standing.UNKNOWN)))
        .build();
  }

  private List<ProbeEntry> every() {
    return Stream.concat(entries.ofSettings().stream(), entries.ofOperators().stream()).toList();
  }

  /** The kinds that operators may have, and what can be said of each. */
  @GET
  @Path("kinds")
  @Needs(Scope.READ)
  public JsonObject kinds() {
    List<ProbeKind> kinds =
        Arrays.stream(ProbeKind.values()).filter(ProbeKind::isForOperators).toList();
    return Json.createObjectBuilder()
        .add(
            "kinds",
            Written.list(kinds, kind -> WrittenProbe.kind(kind, parts.usual().apply(kind))))
        .build();
  }

  @POST
  public Response add(InputStream in) throws IOException {
    ProbeEntry added = entries.add(ProbeBody.read(Body.of(in), parts.usual()));
    changed.run();
    return Response.status(Response.Status.CREATED)
        .entity(WrittenProbe.entry(added, Standing.UNKNOWN).build())
        .build();
  }

  @PUT
  @Path("{id}")
  public JsonObject change(@PathParam("id") String id, InputStream in) throws IOException {
    Body body = Body.of(in);
    ProbeEntry after =
        entries.change(id, ProbeBody.read(body, parts.usual()), body.instant("updated_at"));
    changed.run();
    return WrittenProbe.entry(after, Standing.UNKNOWN).build();
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    entries.remove(id);
    changed.run();
  }

  @POST
  @Path("{id}/restore")
  public void restore(@PathParam("id") String id) {
    entries.bringBack(id);
    changed.run();
  }

  /** Looks as a probe would that is not there yet; keeps nothing. */
  @POST
  @Path("try")
  public JsonObject tryOut(InputStream in) throws IOException {
    return look(ProbeBody.read(Body.of(in), parts.usual()));
  }

  /** Looks as a probe does, at once; this look counts for nothing. */
  @POST
  @Path("{id}/try")
  public JsonObject tryAgain(@PathParam("id") String id) {
    return look(
        every().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> StatusException.notFound("probe"))
            .probe());
  }

  private JsonObject look(Probe probe) {
    if (!TRIES.tryAcquire()) {
      throw new WebApplicationException(TOO_MANY);
    }
    try {
      Duration time = probe.timeout().compareTo(PATIENCE) < 0 ? probe.timeout() : PATIENCE;
      return WrittenProbe.outcome(parts.look().apply(probe.every(probe.interval(), time))).build();
    } finally {
      TRIES.release();
    }
  }
}

package net.psmail.status.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.function.Supplier;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Report;
import net.psmail.status.probe.Outcome;

/** Where components stand, and who says so. */
@Path("state")
@Produces(MediaType.APPLICATION_JSON)
@Needs(Scope.READ)
public final class StateResource {

  private final Supplier<Report> reports;

  public StateResource(@Context ServletContext context) {
    this.reports = ApiParts.of(context).report();
  }

  @GET
  public JsonObject now() {
    Report report = reports.get();
    return Json.createObjectBuilder()
        .add("overall", report.overall().code())
        .add("checked_at", Written.time(report.checkedAt()))
        .add("components", Written.list(report.components(), StateResource::component))
        .build();
  }

  private static JsonObjectBuilder component(ComponentView view) {
    JsonObjectBuilder object = Written.component(view.component());
    Outcome trouble = view.trouble();
    Written.maybe(
        object,
        "finding",
        trouble == null ? null : trouble.finding().name().toLowerCase(Locale.ROOT));
    Written.maybeTime(object, "since", view.since());
    return object
        .add("state", view.state().code())
        .add("source", view.source().name().toLowerCase(Locale.ROOT))
        .add("watched", view.watched())
        .add("probed", view.probed().code());
  }
}

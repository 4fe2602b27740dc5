package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.status.Deeds.Done;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusDeskView;
import net.psmail.portal.view.StatusDeskView.Incident;
import net.psmail.provisioning.audit.Act;
import org.jspecify.annotations.Nullable;

/** All of the status page at a glance, and what operators say of its components. */
@Path(StatusPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class StatusPages {

  static final String PATH = "/control-room/status";

  private static final Set<String> DONE =
      Set.of("told", "dismissed", "removed", "restored", "away");
  private static final int PAST = 20;

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@QueryParam("done") @Nullable String done) {
    session.operator();
    String known = done != null && DONE.contains(done) ? done : null;
    try {
      return view(read(known));
    } catch (StatusAway away) {
      List<Incident> none = List.of();
      return view(
          new StatusDeskView(true, desk.page(), none, none, none, none, none, List.of(), known));
    }
  }

  private static View view(StatusDeskView view) {
    return new View("statusdesk", Section.CONTROL_ROOM, view);
  }

  private StatusDeskView read(@Nullable String done) throws StatusAway {
    Locale locale = Visit.of(request).language().locale();
    JsonObject incidents = desk.get("/incidents");
    JsonObject work = desk.get("/maintenances");
    List<Incident> open = new ArrayList<>();
    List<Incident> planned = new ArrayList<>();
    List<Incident> past = new ArrayList<>();
    for (JsonObject one : Read.list(incidents, "incidents")) {
      (isOver(one) ? past : open).add(Read.incident(one, locale));
    }
    for (JsonObject one : Read.list(work, "maintenances")) {
      (isOver(one) ? past : planned).add(Read.incident(one, locale));
    }
    past.sort((one, other) -> other.began().compareTo(one.began()));
    return new StatusDeskView(
        false,
        desk.page(),
        incidents(incidents, "proposals", locale),
        open,
        planned,
        past.subList(0, Math.min(PAST, past.size())),
        incidents(incidents, "removed", locale),
        Read.components(desk.get("/state"), locale),
        done);
  }

  private static boolean isOver(JsonObject incident) {
    return !Read.maybe(incident, "resolved_at").isEmpty();
  }

  private static List<Incident> incidents(JsonObject object, String field, Locale locale) {
    return Read.list(object, field).stream().map(one -> Read.incident(one, locale)).toList();
  }

  /** What operators say of a component; nothing leaves it to the probes again. */
  @POST
  @Path("components/{id:[a-z0-9]{12}}")
  public Response tell(
      @PathParam("id") String id, @DefaultValue("") @FormParam("state") String state)
      throws StatusAway {
    JsonValue told = state.isEmpty() ? JsonValue.NULL : Json.createValue(state.replace('-', '_'));
    JsonObject body = Json.createObjectBuilder().add("state", told).build();
    return deeds.press(
        session.operator(),
        Act.COMPONENT_TOLD,
        () -> {
          JsonObject after = desk.send("PUT", "/components/" + id + "/told", body);
          return new Done(
              after.getString("name") + (state.isEmpty() ? "" : ": " + state), PATH + "?done=told");
        });
  }
}

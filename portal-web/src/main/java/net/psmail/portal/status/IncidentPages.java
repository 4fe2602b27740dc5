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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusDeskView.Incident;
import net.psmail.portal.view.StatusFormView;
import net.psmail.portal.view.StatusIncidentView;
import net.psmail.portal.view.StatusRemoveView;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Incidents and planned work: read, added to, changed, taken away. */
@Path(StatusPages.PATH + "/incidents")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class IncidentPages {

  private static final List<String> OF_WORK = List.of("in-progress", "verifying", "completed");
  private static final Set<String> DONE =
      Set.of("opened", "planned", "published", "said", "edited", "changed");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  @Path("{id:[a-z0-9]{12}}")
  public View show(@PathParam("id") String id, @QueryParam("done") @Nullable String done)
      throws StatusAway {
    session.operator();
    String known = done != null && DONE.contains(done) ? done : null;
    return view(desk.get("/incidents/" + id), Map.of(), List.of(), known);
  }

  @POST
  @Path("{id:[a-z0-9]{12}}")
  public Response say(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    Session operator = session.operator();
    Written written = new Written(form);
    JsonObject object = written.incident(operator.signInName());
    return deeds.send(
        operator,
        Act.INCIDENT_UPDATED,
        () -> Read.done(desk.send("POST", "/incidents/" + id + "/updates", object), "said"),
        problems -> view(desk.get("/incidents/" + id), written.typed(), problems, null));
  }

  /** Changes the course of planned work. */
  @POST
  @Path("{id:[a-z0-9]{12}}/{change:start|end|cancel|move|prolong}")
  public Response change(
      @PathParam("id") String id,
      @PathParam("change") String change,
      MultivaluedMap<String, String> form) {
    Session operator = session.operator();
    Written written = new Written(form);
    JsonObject object = written.work(operator.signInName());
    return deeds.send(
        operator,
        Act.MAINTENANCE_CHANGED,
        () -> Read.done(desk.send("POST", "/maintenances/" + id + "/" + change, object), "changed"),
        problems -> view(desk.get("/incidents/" + id), written.typed(), problems, null));
  }

  @GET
  @Path("{id:[a-z0-9]{12}}/remove")
  public View askToRemove(@PathParam("id") String id) throws StatusAway {
    session.operator();
    return new View(
        "statusremove",
        Section.CONTROL_ROOM,
        new StatusRemoveView(Read.incident(desk.get("/incidents/" + id), locale())));
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/dismiss")
  public Response dismiss(@PathParam("id") String id) throws StatusAway {
    return incident(id, "POST", "/dismiss", Act.INCIDENT_DISMISSED, "dismissed");
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/remove")
  public Response remove(@PathParam("id") String id) throws StatusAway {
    return incident(id, "DELETE", "", Act.INCIDENT_REMOVED, "removed");
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/restore")
  public Response restore(@PathParam("id") String id) throws StatusAway {
    return incident(id, "POST", "/restore", Act.INCIDENT_RESTORED, "restored");
  }

  private Response incident(String id, String method, String end, Act act, String done)
      throws StatusAway {
    return deeds.press(
        session.operator(),
        act,
        () -> {
          String name = desk.get("/incidents/" + id).getString("name");
          desk.send(method, "/incidents/" + id + end, null);
          return new Done(name, StatusPages.PATH + "?done=" + done);
        });
  }

  private View view(
      JsonObject incident, Map<String, String> typed, List<Problem> problems, @Nullable String done)
      throws StatusAway {
    Incident shown = Read.incident(incident, locale());
    Map<String, String> fields = new HashMap<>(typed);
    fields.put("updated_at", incident.getString("updated_at"));
    fields.putIfAbsent("status", shown.status());
    for (String time : List.of("scheduled_for", "scheduled_until")) {
      String moment = Read.maybe(incident, time);
      if (!moment.isEmpty()) {
        fields.putIfAbsent(time, MINUTE.format(Instant.parse(moment).atOffset(ZoneOffset.UTC)));
      }
    }
    return new View(
        "statusincident",
        Section.CONTROL_ROOM,
        new StatusIncidentView(
            shown,
            desk.page() + "/incidents/" + shown.id() + "/",
            incident.getString("impact"),
            Read.list(incident, "updates").stream().map(one -> Read.update(one, locale())).toList(),
            changes(shown),
            new StatusFormView(
                "say",
                shown.path(),
                statuses(shown),
                Read.components(desk.get("/state"), locale()),
                List.of(),
                fields,
                problems),
            done));
  }

  /** What may be done with planned work as it stands. */
  private static List<String> changes(Incident incident) {
    if (!incident.planned()) {
      return List.of();
    }
    return switch (incident.status()) {
      case "scheduled" -> List.of("start", "move", "cancel");
      case "in-progress", "verifying" -> List.of("prolong", "end");
      default -> List.of();
    };
  }

  private static List<String> statuses(Incident incident) {
    if (incident.planned()) {
      return incident.status().equals("scheduled") ? List.of("scheduled") : OF_WORK;
    }
    List<String> statuses = new ArrayList<>(Written.OF_INCIDENTS);
    if (incident.status().equals("resolved") || incident.status().equals("postmortem")) {
      statuses.add("postmortem");
    }
    return statuses;
  }

  private Locale locale() {
    return Visit.of(request).language().locale();
  }
}

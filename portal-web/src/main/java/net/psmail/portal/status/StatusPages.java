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
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusDeskView;
import net.psmail.portal.view.StatusDeskView.Incident;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** All of the status page at a glance, and what operators say of its components. */
@Path(StatusPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class StatusPages {

  static final String PATH = "/control-room/status";

  private static final Set<String> DONE =
      Set.of("told", "named", "dismissed", "removed", "restored", "away");
  private static final int PAST = 20;

  @Inject private StatusDesk desk;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
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
        Read.list(desk.get("/state"), "components").stream()
            .map(one -> Read.component(one, locale))
            .toList(),
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
  @Path("components/{id:[a-z0-9]+}")
  public Response tell(
      @PathParam("id") String id, @DefaultValue("") @FormParam("state") String state) {
    Session operator = session.operator();
    JsonValue told = state.isEmpty() ? JsonValue.NULL : Json.createValue(state.replace('-', '_'));
    return act(
        operator,
        Act.COMPONENT_TOLD,
        "told",
        () ->
            Read.maybe(
                    desk.send(
                        "PUT",
                        "/components/" + id + "/told",
                        Json.createObjectBuilder().add("state", told).build()),
                    "name")
                + (state.isEmpty() ? "" : ": " + state));
  }

  @POST
  @Path("incidents/{id:[a-z0-9]+}/dismiss")
  public Response dismiss(@PathParam("id") String id) {
    return incident(id, "POST", "/dismiss", Act.INCIDENT_DISMISSED, "dismissed");
  }

  @POST
  @Path("incidents/{id:[a-z0-9]+}/remove")
  public Response remove(@PathParam("id") String id) {
    return incident(id, "DELETE", "", Act.INCIDENT_REMOVED, "removed");
  }

  @POST
  @Path("incidents/{id:[a-z0-9]+}/restore")
  public Response restore(@PathParam("id") String id) {
    return incident(id, "POST", "/restore", Act.INCIDENT_RESTORED, "restored");
  }

  private Response incident(String id, String method, String end, Act act, String done) {
    Session operator = session.operator();
    return act(
        operator,
        act,
        done,
        () -> {
          String name = desk.get("/incidents/" + id).getString("name");
          desk.send(method, "/incidents/" + id + end, null);
          return name;
        });
  }

  /** Does something and gives what it was done to. */
  private interface Deed {
    String done() throws StatusAway, StatusRefusal;
  }

  private Response act(Session operator, Act act, String done, Deed deed) {
    try {
      String subject = deed.done();
      transactions.run(() -> audit.by(operator, act, subject, client.origin()));
      return Redirect.to(Visit.of(request), PATH + "?done=" + done);
    } catch (StatusAway | StatusRefusal failure) {
      return Redirect.to(Visit.of(request), PATH + "?done=away");
    }
  }
}

package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusDeskView.Component;
import net.psmail.portal.view.StatusDeskView.Incident;
import net.psmail.portal.view.StatusEditView;
import net.psmail.portal.view.StatusFormView;
import net.psmail.portal.view.StatusIncidentView;
import net.psmail.portal.view.StatusRemoveView;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Incidents and planned work: written, added to, changed. */
@Path(StatusPages.PATH + "/incidents")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class IncidentPages {

  private static final List<String> OF_INCIDENTS =
      List.of("investigating", "identified", "monitoring", "resolved");
  private static final List<String> OF_WORK = List.of("in-progress", "verifying", "completed");
  private static final Set<String> DONE =
      Set.of("opened", "planned", "published", "said", "edited", "changed");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  @Inject private StatusDesk desk;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  @Path("{act:new|plan}")
  public View empty(@PathParam("act") String act) throws StatusAway {
    session.operator();
    return form(act, Map.of("status", "investigating"), List.of());
  }

  @POST
  @Path("{act:new|plan}")
  public Response open(@PathParam("act") String act, MultivaluedMap<String, String> form) {
    Session operator = session.operator();
    Written written = new Written(form);
    boolean plans = act.equals("plan");
    JsonObject object =
        plans ? written.work(operator.signInName()) : written.incident(operator.signInName());
    return send(
        () -> desk.send("POST", plans ? "/maintenances" : "/incidents", object),
        plans ? Act.MAINTENANCE_PLANNED : Act.INCIDENT_PUBLISHED,
        plans ? "planned" : "opened",
        problems -> form(act, written.typed(), problems));
  }

  /** What the probes propose, to be changed before it is published. */
  @GET
  @Path("{id:[a-z0-9]{12}}/publish")
  public View propose(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject proposal = desk.get("/incidents/" + id);
    Map<String, String> typed = new HashMap<>();
    for (String field : List.of("name", "name_de", "status", "updated_at")) {
      typed.put(field, Read.maybe(proposal, field));
    }
    JsonObject first = Read.list(proposal, "updates").get(0);
    typed.put("body", Read.maybe(first, "body"));
    typed.put("body_de", Read.maybe(first, "body_de"));
    Read.states(proposal)
        .forEach((one, state) -> typed.put(Written.COMPONENT + one, state.replace('_', '-')));
    return publication(id, typed, List.of());
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/publish")
  public Response publish(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    Session operator = session.operator();
    Written written = new Written(form);
    JsonObject object = written.incident(operator.signInName());
    return send(
        () -> desk.send("POST", "/incidents/" + id + "/publish", object),
        Act.INCIDENT_PUBLISHED,
        "published",
        problems -> publication(id, written.typed(), problems));
  }

  private View publication(String id, Map<String, String> typed, List<Problem> problems)
      throws StatusAway {
    return new View(
        "statusform",
        Section.CONTROL_ROOM,
        new StatusFormView(
            "publish",
            StatusPages.PATH + "/incidents/" + id + "/publish",
            OF_INCIDENTS,
            components(),
            typed,
            problems));
  }

  private View form(String act, Map<String, String> typed, List<Problem> problems)
      throws StatusAway {
    return new View(
        "statusform",
        Section.CONTROL_ROOM,
        new StatusFormView(
            act,
            StatusPages.PATH + "/incidents/" + act,
            act.equals("plan") ? List.of() : OF_INCIDENTS,
            components(),
            typed,
            problems));
  }

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
    return send(
        () -> desk.send("POST", "/incidents/" + id + "/updates", object),
        Act.INCIDENT_UPDATED,
        "said",
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
    return send(
        () ->
            desk.send(
                "POST", "/maintenances/" + id + "/" + change, written.work(operator.signInName())),
        Act.MAINTENANCE_CHANGED,
        "changed",
        problems -> view(desk.get("/incidents/" + id), written.typed(), problems, null));
  }

  @GET
  @Path("{id:[a-z0-9]{12}}/updates/{update:[a-z0-9]{12}}")
  public View edit(@PathParam("id") String id, @PathParam("update") String update)
      throws StatusAway {
    session.operator();
    JsonObject incident = desk.get("/incidents/" + id);
    JsonObject message = message(incident, update);
    return editor(
        incident,
        update,
        message.getString("body"),
        Read.maybe(message, "body_de"),
        message.getString("updated_at"),
        List.of());
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/updates/{update:[a-z0-9]{12}}")
  public Response save(
      @PathParam("id") String id,
      @PathParam("update") String update,
      MultivaluedMap<String, String> form) {
    Session operator = session.operator();
    Written written = new Written(form);
    return send(
        () ->
            desk.send(
                "PUT", "/incidents/updates/" + update, written.incident(operator.signInName())),
        Act.INCIDENT_EDITED,
        "edited",
        problems ->
            editor(
                desk.get("/incidents/" + id),
                update,
                written.typed("body"),
                written.typed("body_de"),
                written.typed("updated_at"),
                problems));
  }

  private static JsonObject message(JsonObject incident, String update) {
    return Read.list(incident, "updates").stream()
        .filter(one -> one.getString("id").equals(update))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private View editor(
      JsonObject incident,
      String update,
      String body,
      String german,
      String seen,
      List<Problem> problems) {
    return new View(
        "statusedit",
        Section.CONTROL_ROOM,
        new StatusEditView(
            Read.incident(incident, locale()), update, body, german, seen, problems));
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
                "say", shown.path(), statuses(shown), components(), fields, problems),
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
    List<String> statuses = new ArrayList<>(OF_INCIDENTS);
    if (incident.status().equals("resolved") || incident.status().equals("postmortem")) {
      statuses.add("postmortem");
    }
    return statuses;
  }

  private List<Component> components() throws StatusAway {
    return Read.list(desk.get("/state"), "components").stream()
        .map(one -> Read.component(one, locale()))
        .toList();
  }

  private Locale locale() {
    return Visit.of(request).language().locale();
  }

  private interface Deed {
    JsonObject done() throws StatusAway, StatusRefusal;
  }

  private interface Again {
    View form(List<Problem> problems) throws StatusAway;
  }

  private Response send(Deed deed, Act act, String done, Again again) {
    Session operator = session.operator();
    try {
      JsonObject incident = deed.done();
      String name = incident.getString("name");
      transactions.run(() -> audit.by(operator, act, name, client.origin()));
      return Redirect.to(
          Visit.of(request),
          StatusPages.PATH + "/incidents/" + incident.getString("id") + "?done=" + done);
    } catch (StatusRefusal refusal) {
      return again(again, refusal.problems());
    } catch (StatusAway away) {
      return again(again, List.of(Problem.of("", "problem.status.away")));
    }
  }

  private Response again(Again again, List<Problem> problems) {
    try {
      return forms.again(again.form(problems));
    } catch (StatusAway away) {
      return Redirect.to(Visit.of(request), StatusPages.PATH + "?done=away");
    }
  }
}

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
import java.util.List;
import java.util.Map;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusFormView;
import net.psmail.portal.view.StatusFormView.Choice;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** How incidents and planned work begin: written, with a template, or as the probes propose. */
@Path(StatusPages.PATH + "/incidents")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class OpeningPages {

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  @Path("{act:new|plan}")
  public View empty(@PathParam("act") String act, @QueryParam("template") @Nullable String template)
      throws StatusAway {
    session.operator();
    return form(act, template == null ? Map.of() : typed(template), List.of());
  }

  private Map<String, String> typed(String template) throws StatusAway {
    JsonObject chosen = Read.one(desk.get("/templates"), "templates", template);
    Map<String, String> typed = Read.typed(chosen, List.of("status", "impact", "body", "body_de"));
    typed.put("template", template);
    typed.put("name", chosen.getString("title"));
    typed.put("name_de", Read.maybe(chosen, "title_de"));
    return typed;
  }

  @POST
  @Path("{act:new|plan}")
  public Response open(@PathParam("act") String act, MultivaluedMap<String, String> form) {
    Session operator = session.operator();
    Written written = new Written(form);
    boolean plans = act.equals("plan");
    JsonObject object =
        plans ? written.work(operator.signInName()) : written.incident(operator.signInName());
    return deeds.send(
        operator,
        plans ? Act.MAINTENANCE_PLANNED : Act.INCIDENT_PUBLISHED,
        () ->
            Read.done(
                desk.send("POST", plans ? "/maintenances" : "/incidents", object),
                plans ? "planned" : "opened"),
        problems -> form(act, written.typed(), problems));
  }

  /** What the probes propose, to be changed before it is published. */
  @GET
  @Path("{id:[a-z0-9]{12}}/publish")
  public View propose(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject proposal = desk.get("/incidents/" + id);
    Map<String, String> typed =
        Read.typed(proposal, List.of("name", "name_de", "status", "updated_at"));
    typed.putAll(Read.typed(Read.list(proposal, "updates").get(0), List.of("body", "body_de")));
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
    return deeds.send(
        operator,
        Act.INCIDENT_PUBLISHED,
        () -> Read.done(desk.send("POST", "/incidents/" + id + "/publish", object), "published"),
        problems -> publication(id, written.typed(), problems));
  }

  private View publication(String id, Map<String, String> typed, List<Problem> problems)
      throws StatusAway {
    return view("publish", "/incidents/" + id + "/publish", List.of(), typed, problems);
  }

  private View form(String act, Map<String, String> typed, List<Problem> problems)
      throws StatusAway {
    String kind = act.equals("plan") ? "maintenance" : "incident";
    List<Choice> templates =
        Read.list(desk.get("/templates"), "templates").stream()
            .filter(one -> one.getString("kind").equals(kind))
            .map(one -> new Choice(one.getString("id"), one.getString("name")))
            .toList();
    return view(act, "/incidents/" + act, templates, typed, problems);
  }

  private View view(
      String act,
      String path,
      List<Choice> templates,
      Map<String, String> typed,
      List<Problem> problems)
      throws StatusAway {
    return new View(
        "statusform",
        Section.CONTROL_ROOM,
        new StatusFormView(
            act,
            StatusPages.PATH + path,
            act.equals("plan") ? List.of() : Written.OF_INCIDENTS,
            Read.components(desk.get("/state"), Visit.of(request).language().locale()),
            templates,
            typed,
            problems));
  }
}

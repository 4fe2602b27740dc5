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
import java.util.Set;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.status.Deeds.Done;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusAskView;
import net.psmail.portal.view.StatusTemplateView;
import net.psmail.portal.view.StatusTemplatesView;
import net.psmail.portal.view.StatusTemplatesView.Template;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Messages that operators keep ready for the next time. */
@Path(StatusPages.PATH + "/templates")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TemplatePages {

  private static final String HERE = StatusPages.PATH + "/templates";
  private static final String WORK = "maintenance";
  private static final Set<String> DONE =
      Set.of("template-added", "template-changed", "template-removed");

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@QueryParam("done") @Nullable String done) throws StatusAway {
    session.operator();
    return new View(
        "statustemplates",
        Section.CONTROL_ROOM,
        new StatusTemplatesView(
            Read.list(desk.get("/templates"), "templates").stream().map(this::template).toList(),
            done != null && DONE.contains(done) ? done : null));
  }

  private Template template(JsonObject one) {
    return new Template(
        one.getString("id"),
        one.getString("name"),
        one.getString("kind").equals(WORK),
        Read.text(one, "title", Visit.of(request).language().locale()),
        Read.word(one.getString("status")));
  }

  @GET
  @Path("new/{kind:incident|maintenance}")
  public View empty(@PathParam("kind") String kind) {
    session.operator();
    return view("", Map.of("kind", kind, "status", "investigating"), List.of());
  }

  @POST
  @Path("new/{kind:incident|maintenance}")
  public Response add(@PathParam("kind") String kind, MultivaluedMap<String, String> form) {
    Written written = written(form, kind);
    return deeds.send(
        session.operator(),
        Act.TEMPLATE_ADDED,
        () -> done(desk.send("POST", "/templates", object(written)), "added"),
        problems -> view("", written.typed(), problems));
  }

  @GET
  @Path("{id:[a-z0-9]{12}}/change")
  public View edit(@PathParam("id") String id) throws StatusAway {
    session.operator();
    return view(id, Read.typed(template(id), Written.OF_TEMPLATES), List.of());
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/change")
  public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form)
      throws StatusAway {
    Session operator = session.operator();
    Written written = written(form, template(id).getString("kind"));
    return deeds.send(
        operator,
        Act.TEMPLATE_CHANGED,
        () -> done(desk.send("PUT", "/templates/" + id, object(written)), "changed"),
        problems -> view(id, written.typed(), problems));
  }

  private static Written written(MultivaluedMap<String, String> form, String kind) {
    Written written = new Written(form);
    written.typed().put("kind", kind);
    if (kind.equals(WORK)) {
      written.typed().put("status", "scheduled");
    }
    return written;
  }

  private static JsonObject object(Written written) {
    return written.texts(Written.OF_TEMPLATES).build();
  }

  @GET
  @Path("{id:[a-z0-9]{12}}/remove")
  public View askToRemove(@PathParam("id") String id) throws StatusAway {
    session.operator();
    String here = HERE + "/" + id;
    return new View(
        "statusask",
        Section.CONTROL_ROOM,
        new StatusAskView(
            "template",
            template(id).getString("name"),
            here + "/remove",
            here + "/change",
            List.of()));
  }

  @POST
  @Path("{id:[a-z0-9]{12}}/remove")
  public Response remove(@PathParam("id") String id) throws StatusAway {
    return deeds.press(
        session.operator(),
        Act.TEMPLATE_REMOVED,
        () -> {
          JsonObject template = template(id);
          desk.send("DELETE", "/templates/" + id, null);
          return done(template, "removed");
        });
  }

  private JsonObject template(String id) throws StatusAway {
    return Read.one(desk.get("/templates"), "templates", id);
  }

  private static Done done(JsonObject template, String what) {
    return new Done(template.getString("name"), HERE + "?done=template-" + what);
  }

  private static View view(String id, Map<String, String> typed, List<Problem> problems) {
    boolean planned = WORK.equals(typed.get("kind"));
    return new View(
        "statustemplate",
        Section.CONTROL_ROOM,
        new StatusTemplateView(
            id, planned, planned ? List.of() : Written.OF_INCIDENTS, typed, problems));
  }
}

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusEditView;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.session.Session;

/** The text of a message of an incident, changed after readers have seen it. */
@Path(StatusPages.PATH + "/incidents")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MessagePages {

  @Inject private StatusDesk desk;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private HttpServletRequest request;

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
    JsonObject object = written.incident(operator.signInName());
    return deeds.send(
        operator,
        Act.INCIDENT_EDITED,
        () -> Read.done(desk.send("PUT", "/incidents/updates/" + update, object), "edited"),
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
            Read.incident(incident, Visit.of(request).language().locale()),
            update,
            body,
            german,
            seen,
            problems));
  }
}

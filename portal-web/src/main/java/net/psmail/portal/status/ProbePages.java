package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusProbeKindsView;
import net.psmail.portal.view.StatusProbeRemoveView;
import net.psmail.portal.view.StatusProbeView.Tried;
import net.psmail.portal.view.StatusProbesView;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** What the status page looks at: probes of the settings, and those that operators add. */
@Path(ProbePages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ProbePages {

  static final String PATH = StatusPages.PATH + "/probes";

  private static final String PATH_OF_API = "/probes";
  private static final String ID = "{id:[a-z0-9]{12}}";
  private static final Set<String> DONE = Set.of("added", "changed", "removed", "restored");

  /** A look takes up to ten seconds. */
  private static final Duration LOOK = Duration.ofSeconds(20);

  @Inject private StatusDesk desk;
  @Inject private ProbeReader reader;
  @Inject private Deeds deeds;
  @Inject private CurrentSession session;
  @Inject private Form forms;

  @GET
  public View list(@QueryParam("done") @Nullable String done) throws StatusAway {
    session.operator();
    StatusProbesView all = reader.all(done != null && DONE.contains(done) ? done : null);
    return new View("statusprobes", Section.CONTROL_ROOM, all);
  }

  @GET
  @Path("new")
  public View begin(@QueryParam("kind") @DefaultValue("") String kind) throws StatusAway {
    session.operator();
    Optional<JsonObject> known = reader.kind(kind);
    if (known.isEmpty()) {
      return new View(
          "statusprobekinds", Section.CONTROL_ROOM, new StatusProbeKindsView(reader.kinds()));
    }
    return reader.form(null, kind, new ProbeForm(known.get()), List.of(), null);
  }

  @POST
  @Path("new")
  public Response add(
      @FormParam("act") @DefaultValue("") String act, MultivaluedMap<String, String> fields)
      throws StatusAway {
    Session operator = session.operator();
    ProbeForm form = new ProbeForm(fields);
    return act.equals("try")
        ? tryOut(null, form)
        : save(operator, null, form, "POST", PATH_OF_API, Act.PROBE_ADDED, "added");
  }

  @GET
  @Path(ID)
  public View show(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject probe = reader.probe(id);
    return reader.form(probe, probe.getString("kind"), new ProbeForm(probe), List.of(), null);
  }

  @POST
  @Path(ID)
  public Response change(
      @PathParam("id") String id,
      @FormParam("act") @DefaultValue("") String act,
      MultivaluedMap<String, String> fields)
      throws StatusAway {
    Session operator = session.operator();
    JsonObject probe = reader.probe(id);
    ProbeForm form = new ProbeForm(fields);
    form.typed().put("key", probe.getString("key"));
    return act.equals("try")
        ? tryOut(probe, form)
        : save(operator, probe, form, "PUT", PATH_OF_API + "/" + id, Act.PROBE_CHANGED, "changed");
  }

  private Response save(
      Session operator,
      @Nullable JsonObject probe,
      ProbeForm form,
      String method,
      String path,
      Act act,
      String done) {
    return deeds.send(
        operator,
        act,
        () -> {
          desk.send(method, path, form.written());
          return new Deeds.Done(form.typed("key"), PATH + "?done=" + done);
        },
        problems -> again(probe, form, problems));
  }

  /** Looks as the form says, and gives it again with what was found. */
  private Response tryOut(@Nullable JsonObject probe, ProbeForm form) throws StatusAway {
    try {
      Tried tried = tried(desk.send("POST", PATH_OF_API + "/try", form.written(), LOOK));
      return Response.ok(reader.form(probe, form.typed("kind"), form, List.of(), tried)).build();
    } catch (StatusRefusal refusal) {
      return forms.again(again(probe, form, refusal.problems()));
    }
  }

  private View again(@Nullable JsonObject probe, ProbeForm form, List<Problem> problems)
      throws StatusAway {
    String kind = form.typed("kind");
    String target = reader.kind(kind).orElseThrow(NotFoundException::new).getString("target");
    return reader.form(probe, kind, form, ProbeForm.problems(problems, target), null);
  }

  private static Tried tried(JsonObject outcome) {
    return new Tried(
        outcome.getString("verdict"),
        Read.word(outcome.getString("finding")),
        Read.maybe(outcome, "detail"),
        Math.round(outcome.getJsonNumber("took").doubleValue() * 1000));
  }

  /** Looks at once, as it stands. */
  @POST
  @Path(ID + "/look")
  public View look(@PathParam("id") String id) throws StatusAway {
    session.operator();
    JsonObject probe = reader.probe(id);
    try {
      Tried tried = tried(desk.send("POST", PATH_OF_API + "/" + id + "/try", null, LOOK));
      return reader.form(probe, probe.getString("kind"), new ProbeForm(probe), List.of(), tried);
    } catch (StatusRefusal impossible) {
      throw new StatusAway("The status page refuses to look", impossible);
    }
  }

  @GET
  @Path(ID + "/remove")
  public View askToRemove(@PathParam("id") String id) throws StatusAway {
    session.operator();
    return new View(
        "statusproberemove",
        Section.CONTROL_ROOM,
        new StatusProbeRemoveView(reader.shown(reader.probe(id))));
  }

  @POST
  @Path(ID + "/remove")
  public Response remove(@PathParam("id") String id) throws StatusAway {
    Session operator = session.operator();
    String key = reader.probe(id).getString("key");
    return deeds.press(
        operator,
        Act.PROBE_REMOVED,
        () -> {
          desk.send("DELETE", PATH_OF_API + "/" + id, null);
          return new Deeds.Done(key, PATH + "?done=removed");
        });
  }

  @POST
  @Path(ID + "/restore")
  public Response restore(@PathParam("id") String id) throws StatusAway {
    return deeds.press(
        session.operator(),
        Act.PROBE_RESTORED,
        () -> {
          desk.send("POST", PATH_OF_API + "/" + id + "/restore", null);
          return new Deeds.Done(reader.probe(id).getString("key"), PATH + "?done=restored");
        });
  }
}

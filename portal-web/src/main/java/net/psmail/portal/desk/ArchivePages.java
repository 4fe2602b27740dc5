package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import net.psmail.portal.content.Archives;
import net.psmail.portal.content.Archives.Change;
import net.psmail.portal.content.ContentRefused;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.TakesFiles;
import net.psmail.portal.guard.Upload;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.ArchiveView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** All texts and pictures as one file: to keep, to write elsewhere, to bring in. */
@Path(Address.ARCHIVE)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ArchivePages {

  @Inject private CurrentSession session;
  @Inject private Archives archives;
  @Inject private WaitingArchives waiting;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@DefaultValue("-1") @QueryParam("taken") int taken) {
    session.operator();
    return view(new ArchiveView(null, taken < 0 ? null : taken, List.of(), List.of()));
  }

  @GET
  @Path("texts.zip")
  @Produces("application/zip")
  public Response download() {
    session.operator();
    StreamingOutput zip = archives::write;
    return Response.ok(zip)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"texts-" + LocalDate.now(clock) + ".zip\"")
        .build();
  }

  /** Says what would happen, and lets nothing happen. */
  @POST
  @TakesFiles
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response compare(List<EntityPart> parts) {
    Session operator = session.operator();
    byte[] zip = new Upload(parts).bytes("file");
    if (zip.length == 0) {
      return again("problem.archive-file");
    }
    try {
      List<Change> changes = archives.compare(zip);
      String number = waiting.keep(operator, zip);
      return Response.ok(
              view(new ArchiveView(Changes.of(number, changes), null, List.of(), List.of())))
          .build();
    } catch (ContentRefused refusal) {
      return refused(refusal);
    }
  }

  @POST
  @Path("take")
  public Response take(@DefaultValue("") @FormParam("waiting") String number) {
    byte @Nullable [] zip = waiting.find(session.operator(), number).orElse(null);
    if (zip == null) {
      return again("problem.archive-gone");
    }
    try {
      List<Change> changes = archives.take(session.operator(), zip, client.origin());
      waiting.forget(session.operator(), number);
      long taken = changes.stream().filter(change -> change.effect() != Change.Effect.SAME).count();
      return Redirect.to(Visit.of(request), Address.ARCHIVE + "?taken=" + taken);
    } catch (ContentRefused refusal) {
      return refused(refusal);
    }
  }

  private Response again(String problem) {
    return forms.again(
        view(new ArchiveView(null, null, List.of(), List.of(Problem.of("file", problem)))));
  }

  private Response refused(ContentRefused refusal) {
    return forms.again(
        view(
            new ArchiveView(
                null,
                null,
                Changes.faults(refusal),
                List.of(Problem.of("file", "problem.archive-faulty")))));
  }

  private static View view(ArchiveView archive) {
    return new View("archive", Section.CONTROL_ROOM, archive);
  }
}

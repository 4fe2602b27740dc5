package net.psmail.portal.members;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.TakesFiles;
import net.psmail.portal.guard.Upload;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.session.Session;

/** Acts on many accounts: handed in as a table. */
@Path(BulkPages.PATH)
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class BulkPages {

  static final String PATH = MemberList.PATH + "/bulk";

  @Inject private BulkActs bulks;
  @Inject private BulkSheet sheet;
  @Inject private CurrentSession session;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View form() {
    return sheet.form(session.operator(), List.of());
  }

  /** Says what would happen, and lets nothing happen. */
  @POST
  @TakesFiles
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response show(List<EntityPart> parts) {
    Session operator = session.operator();
    Upload upload = new Upload(parts);
    byte[] file = upload.bytes("file");
    byte[] text = upload.bytes("text");
    return forms.send(
        () -> lead(bulks.show(operator, file.length > 0 ? file : text)),
        refusal ->
            sheet.form(
                operator,
                new String(text, UTF_8),
                forms.problem(refusal, file.length > 0 ? "file" : "text")));
  }

  private Response lead(long id) {
    return Redirect.to(Visit.of(request), PATH + "/" + id);
  }
}

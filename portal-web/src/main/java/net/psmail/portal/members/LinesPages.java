package net.psmail.portal.members;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.session.Session;

/** What lines would do, do or have done: to look at, to stop, to take along. */
public abstract class LinesPages {

  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  abstract LinesSheet<?> sheet();

  /** How the table is called that is taken along. */
  abstract String file();

  @GET
  public View show(
      @PathParam("id") long id,
      @DefaultValue("") @QueryParam("only") String only,
      @DefaultValue("0") @QueryParam("after") int after) {
    return sheet().view(session.operator(), id, only, Math.max(0, after), List.of());
  }

  @POST
  @Path("stop")
  public Response stop(@PathParam("id") long id) {
    sheet().acts().stop(session.operator(), id, client.origin());
    return Redirect.to(Visit.of(request), sheet().path() + "/" + id);
  }

  @GET
  @Path("result.csv")
  @Produces("text/csv; charset=utf-8")
  public Response result(@PathParam("id") long id) {
    return result(sheet(), session.operator(), id);
  }

  private <L> Response result(LinesSheet<L> sheet, Session operator, long id) {
    Texts texts = new Texts(Visit.of(request).language());
    LinesTable<L> table = new LinesTable<>(sheet, operator, sheet.acts().get(operator, id), texts);
    StreamingOutput output = table::writeTo;
    return Response.ok(output)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s-%d.csv\"".formatted(file(), id))
        .build();
  }
}

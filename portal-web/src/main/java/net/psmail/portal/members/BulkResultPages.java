package net.psmail.portal.members;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.GuardedCsv;
import net.psmail.provisioning.session.Session;

/** What acts on many accounts would do, do or have done: to look at, to stop, to take along. */
@Path(BulkPages.PATH + "/{id:\\d+}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class BulkResultPages {

  private static final int AT_ONCE = 1000;
  private static final List<String> COLUMNS =
      List.of("line", "address", "act", "value", "reason", "result", "why");

  @Inject private BulkActs bulks;
  @Inject private BulkSheet sheet;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  public View show(
      @PathParam("id") long id,
      @DefaultValue("") @QueryParam("only") String only,
      @DefaultValue("0") @QueryParam("after") int after) {
    return sheet.view(session.operator(), id, only, Math.max(0, after), List.of());
  }

  @POST
  @Path("stop")
  public Response stop(@PathParam("id") long id) {
    bulks.stop(session.operator(), id, client.origin());
    return Redirect.to(Visit.of(request), BulkPages.PATH + "/" + id);
  }

  /** Separated as the table that was handed in. */
  @GET
  @Path("result.csv")
  @Produces("text/csv; charset=utf-8")
  public Response result(@PathParam("id") long id) {
    Session operator = session.operator();
    Bulk bulk = bulks.get(operator, id);
    Texts texts = new Texts(Visit.of(request).language());
    StreamingOutput table =
        target -> {
          GuardedCsv csv = GuardedCsv.to(new OutputStreamWriter(target, UTF_8), bulk.separator());
          csv.line(COLUMNS.stream().map(column -> texts.text("bulk.csv." + column)).toList());
          write(operator, bulk, texts, csv);
          csv.end();
        };
    return Response.ok(table)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"accounts-" + id + ".csv\"")
        .build();
  }

  private void write(Session operator, Bulk bulk, Texts texts, GuardedCsv csv) {
    int after = 0;
    List<BulkLine> lines;
    do {
      lines = bulks.lines(operator, bulk.id(), Optional.empty(), after, AT_ONCE);
      for (BulkLine line : lines) {
        csv.line(fields(line, bulk, texts));
        after = line.number();
      }
    } while (lines.size() == AT_ONCE);
  }

  private static List<String> fields(BulkLine line, Bulk bulk, Texts texts) {
    boolean left = line.state() == BulkLine.State.READY && bulk.state() == Bulk.State.STOPPED;
    return List.of(
        Integer.toString(line.number()),
        line.address(),
        line.act(),
        line.value(),
        line.reason(),
        texts.text("bulk.line." + (left ? "left" : Words.of(line.state()))),
        BulkLines.why(line, texts));
  }
}

package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.reading.Opinions;
import net.psmail.portal.view.DeskView;
import net.psmail.portal.view.DeskView.Row;
import net.psmail.portal.view.Section;

/** All texts of a kind, a page at a time. */
@Path(Address.TEXTS)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TextLists {

  private static final int A_PAGE = 50;

  /** In the order of their tabs: what is written most comes first. */
  private static final List<String> FOLDERS =
      List.of("articles", "faqs", "news", "tips", "terms", "links", "pages");

  private static final List<String> STATES =
      List.of("draft", "scheduled", "published", "changed", "missing");

  @Inject private CurrentSession session;
  @Inject private Manuscripts manuscripts;
  @Inject private Opinions opinions;
  @Inject private HttpServletRequest request;

  @GET
  public Response first() {
    session.author();
    return Redirect.to(Visit.of(request), Address.list(Kind.ARTICLE));
  }

  @GET
  @Path("{folder}")
  public View list(
      @PathParam("folder") String folder,
      @DefaultValue("") @QueryParam("words") String words,
      @DefaultValue("") @QueryParam("state") String state,
      @DefaultValue("1") @QueryParam("page") int page) {
    session.author();
    Kind kind = Address.kind(folder);
    String wanted = STATES.contains(state) ? state : "";
    List<Row> found =
        Rows.of(manuscripts.list(kind), opinions.of(kind)).stream()
            .filter(row -> Rows.matches(row, words.strip(), wanted))
            .toList();
    int pages = Math.max(1, (found.size() + A_PAGE - 1) / A_PAGE);
    int shown = Math.min(Math.max(1, page), pages);
    List<Row> rows = found.subList((shown - 1) * A_PAGE, Math.min(shown * A_PAGE, found.size()));
    return new View(
        "desk",
        Section.CONTROL_ROOM,
        new DeskView(
            folder,
            FOLDERS,
            words.strip(),
            wanted,
            STATES,
            rows,
            found.size(),
            shown,
            pages,
            kind != Kind.PAGE));
  }
}

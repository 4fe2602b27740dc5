package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.content.Manuscript;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.content.TextName;
import net.psmail.portal.content.Version;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.HistoryView;
import net.psmail.portal.view.HistoryView.Compared;
import net.psmail.portal.view.HistoryView.Item;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** The versions of a text: who saved them, how any two differ, and the way back to one. */
@Path(Address.TEXTS)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class HistoryPages {

  @Inject private CurrentSession session;
  @Inject private Manuscripts manuscripts;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  @Path(Address.TEXT + "/history")
  public View show(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language,
      @QueryParam("from") int from,
      @QueryParam("to") int to) {
    session.author();
    TextName name = Address.text(folder, key, language);
    Manuscript manuscript = manuscripts.find(name).orElseThrow(NotFoundException::new);
    List<Version> versions = manuscripts.history(name);
    return new View(
        "history",
        Section.CONTROL_ROOM,
        new HistoryView(
            folder,
            Address.editor(name),
            manuscript.newest().wording().title(),
            name.language(),
            versions.stream().map(version -> item(version, manuscript)).toList(),
            compared(versions, from, to)));
  }

  /** Takes up an older version again, as the newest one. */
  @POST
  @Path(Address.TEXT + "/history/restore")
  public Response restore(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language,
      @FormParam("version") int number) {
    Session author = session.author();
    TextName name = Address.text(folder, key, language);
    Manuscript manuscript = manuscripts.find(name).orElseThrow(NotFoundException::new);
    Version wanted = version(manuscripts.history(name), number);
    manuscripts.save(author, name, manuscript.newest().number(), wanted.wording(), client.origin());
    return Redirect.to(Visit.of(request), Address.editor(name) + "?done=restored");
  }

  private static @Nullable Compared compared(List<Version> versions, int from, int to) {
    if (from == 0 && to == 0) {
      return null;
    }
    return new Compared(
        from,
        to,
        Differences.of(version(versions, from).wording(), version(versions, to).wording()));
  }

  private static Version version(List<Version> versions, int number) {
    return versions.stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private static Item item(Version version, Manuscript manuscript) {
    return new Item(
        version.number(),
        version.savedAt(),
        version.savedBy(),
        version.wording().title(),
        version.number() == manuscript.newest().number(),
        manuscript.published().orElse(0) == version.number());
  }
}

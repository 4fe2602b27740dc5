package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.content.TextName;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;

/** Where texts are written; what is sent goes to {@link Saves}. */
@Path(Address.TEXTS)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class EditorPages {

  private static final Set<String> DONE =
      Set.of("saved", "published", "scheduled", "unpublished", "restored", "brought-back");

  @Inject private CurrentSession session;
  @Inject private Manuscripts manuscripts;
  @Inject private Editors editors;
  @Inject private HttpServletRequest request;

  @GET
  @Path("{folder}/new")
  public View blank(
      @PathParam("folder") String folder, @DefaultValue("") @QueryParam("language") String tag) {
    session.author();
    Kind kind = Address.kind(folder);
    if (kind == Kind.PAGE) {
      throw new NotFoundException();
    }
    return editors.blank(
        kind, tag.isEmpty() ? Visit.of(request).language() : Address.language(tag));
  }

  /** A text that exists in no language is not begun here: its name comes from its title. */
  @GET
  @Path(Address.TEXT)
  public Response edit(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language,
      @DefaultValue("") @QueryParam("done") String done) {
    session.author();
    TextName name = Address.text(folder, key, language);
    if (Names.isUnknown(manuscripts, name)) {
      throw new NotFoundException();
    }
    if (manuscripts.find(name).filter(found -> found.removedAt().isPresent()).isPresent()) {
      return Redirect.to(Visit.of(request), Address.REMOVED);
    }
    return Response.ok(editors.saved(name, DONE.contains(done) ? done : "")).build();
  }
}

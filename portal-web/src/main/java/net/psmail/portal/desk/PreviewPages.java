package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Library;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.content.TextName;
import net.psmail.portal.content.Wording;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.visitor.Previews;

/**
 * What was typed, on the page that readers would get; nothing of it is saved. The address has the
 * prefix of the text's language, as the real page has.
 */
@Path(Address.TEXTS)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class PreviewPages {

  @Inject private CurrentSession session;
  @Inject private Manuscripts manuscripts;
  @Inject private Previews previews;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  @POST
  @Path("{folder}/{key}/preview")
  public View show(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      MultivaluedMap<String, String> form) {
    session.author();
    Kind kind = Address.kind(folder);
    TextName name = new TextName(kind, key, Visit.of(request).language());
    Library library = manuscripts.libraryWith(name, showable(kind, Typed.of(kind, form).wording()));
    return previews.of(
        library.find(kind, key, name.language()).orElseThrow(NotFoundException::new), library);
  }

  /** What is not written yet must not stand in the way of a look at what is. */
  private Wording showable(Kind kind, Wording typed) {
    Map<String, String> fields = new HashMap<>(typed.fields());
    if (kind == Kind.NEWS && !isDay(fields.getOrDefault("date", ""))) {
      fields.put("date", LocalDate.now(clock).toString());
    }
    String slug = typed.slug().isEmpty() ? "preview" : typed.slug();
    return new Wording(typed.title(), slug, typed.summary(), Map.copyOf(fields), typed.markdown());
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }
}

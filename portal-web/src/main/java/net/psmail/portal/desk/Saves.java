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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.content.TextName;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;

/**
 * Takes what was written. Not for those alone who are signed in: when a session ended while
 * somebody wrote, the text comes back with the words how to go on, and with nothing else.
 */
@Path(Address.TEXTS)
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class Saves {

  @Inject private CurrentSession session;
  @Inject private Manuscripts manuscripts;
  @Inject private Desk desk;
  @Inject private Editors editors;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @POST
  @Path("{folder}/new")
  public Response begin(@PathParam("folder") String folder, MultivaluedMap<String, String> form) {
    if (session.find().isEmpty()) {
      return KeptText.answer(Visit.of(request).path(), form);
    }
    session.author();
    Kind kind = Address.kind(folder);
    if (kind == Kind.PAGE) {
      throw new NotFoundException();
    }
    String language = Optional.ofNullable(form.getFirst("language")).orElse("");
    TextName unnamed = new TextName(kind, Editors.NEW, Address.language(language));
    Typed typed = Typed.of(kind, form);
    if (typed.wording().title().isEmpty()) {
      return forms.again(
          editors.again(
              unnamed, typed, List.of(Problem.of("title", "problem.editor-title")), null));
    }
    return take(Names.of(manuscripts, kind, unnamed.language(), typed.wording()), unnamed, typed);
  }

  @POST
  @Path(Address.TEXT)
  public Response save(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language,
      MultivaluedMap<String, String> form) {
    if (session.find().isEmpty()) {
      return KeptText.answer(Visit.of(request).path(), form);
    }
    session.author();
    TextName name = Address.text(folder, key, language);
    if (Names.isUnknown(manuscripts, name)) {
      throw new NotFoundException();
    }
    return take(name, name, Typed.of(name.kind(), form));
  }

  /** Leads on to the text, or shows the form again as it was sent. */
  private Response take(TextName name, TextName shown, Typed typed) {
    if (typed.act() == Typed.Act.SCHEDULE && typed.at().isEmpty()) {
      return forms.again(
          editors.again(shown, typed, List.of(Problem.of("day", "problem.editor-moment")), null));
    }
    Desk.Outcome outcome = desk.take(name, typed);
    if (outcome.isDone()) {
      return Redirect.to(Visit.of(request), Address.editor(name) + "?done=" + outcome.done());
    }
    return forms.again(
        editors.again(
            outcome.saved() ? name : shown,
            outcome.typed(),
            outcome.problems(),
            outcome.conflict()));
  }
}

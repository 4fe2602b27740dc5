package net.psmail.portal.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import net.psmail.portal.content.Manuscript;
import net.psmail.portal.content.Manuscripts;
import net.psmail.portal.content.TextName;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.Section;

/** Takes a text from readers, or from everybody, after asking; and brings it back. */
@Path(Address.TEXTS)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class Withdrawals {

  @Inject private CurrentSession session;
  @Inject private Manuscripts manuscripts;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  @Path(Address.TEXT + "/unpublish")
  public View askToUnpublish(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language) {
    return ask("unpublish", Address.text(folder, key, language));
  }

  @GET
  @Path(Address.TEXT + "/remove")
  public View askToRemove(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language) {
    return ask("remove", Address.text(folder, key, language));
  }

  @POST
  @Path(Address.TEXT + "/unpublish")
  public Response unpublish(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language) {
    TextName name = Address.text(folder, key, language);
    manuscripts.unpublish(session.author(), name, client.origin());
    return Redirect.to(Visit.of(request), Address.editor(name) + "?done=unpublished");
  }

  @POST
  @Path(Address.TEXT + "/remove")
  public Response remove(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language) {
    TextName name = Address.text(folder, key, language);
    manuscripts.remove(session.author(), name, client.origin());
    return Redirect.to(Visit.of(request), Address.REMOVED);
  }

  @POST
  @Path(Address.TEXT + "/bring-back")
  public Response bringBack(
      @PathParam("folder") String folder,
      @PathParam("key") String key,
      @PathParam("language") String language) {
    TextName name = Address.text(folder, key, language);
    manuscripts.bringBack(session.author(), name, client.origin());
    return Redirect.to(Visit.of(request), Address.editor(name) + "?done=brought-back");
  }

  private View ask(String act, TextName name) {
    session.author();
    Manuscript text = manuscripts.find(name).orElseThrow(NotFoundException::new);
    String editor = Address.editor(name);
    return new View(
        "ask",
        Section.CONTROL_ROOM,
        new AskView(act, text.newest().wording().title(), editor + "/" + act, editor));
  }
}

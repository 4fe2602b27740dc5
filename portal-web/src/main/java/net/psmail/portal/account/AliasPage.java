package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AliasDone;
import net.psmail.portal.view.AliasView;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.alias.Alias;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** One of a member's aliases. */
@Path(AliasPages.PATH + "/{id:\\d{1,18}}")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class AliasPage {

  @PathParam("id")
  private long id;

  @Inject private Aliases aliases;
  @Inject private AliasRows rows;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@QueryParam("done") @Nullable String done) {
    Session member = session.get();
    Alias alias = aliases.get(member, id);
    return view(alias, alias.note(), rows.done(member, done), List.of());
  }

  @POST
  public Response describe(@DefaultValue("") @FormParam("note") String note) {
    Session member = session.get();
    return forms.send(
        () -> {
          aliases.describe(member, id, note);
          return lead("");
        },
        refusal ->
            view(
                aliases.get(member, id),
                note,
                null,
                List.of(Problem.of("note", "problem.alias-note"))));
  }

  /** Switches it on or off, and leads back to where that was asked for. */
  @POST
  @Path("active")
  public Response setActive(
      @DefaultValue("") @FormParam("active") String active,
      @DefaultValue("") @FormParam("q") String words,
      @DefaultValue("1") @FormParam("page") int page) {
    aliases.setActive(session.get(), id, active.equals("yes"), client.origin());
    String question = URLEncoder.encode(words, StandardCharsets.UTF_8);
    return lead("?done=yes&page=" + page + "&q=" + question);
  }

  @GET
  @Path("remove")
  public View askToRemove() {
    Alias alias = aliases.get(session.get(), id);
    String path = AliasPages.PATH + "/" + id;
    return new View(
        "ask",
        Section.MAILBOX,
        new AskView("alias", alias.address().toString(), path + "/remove", path));
  }

  @POST
  @Path("remove")
  public Response remove() {
    aliases.remove(session.get(), id, client.origin());
    return lead("?done=yes");
  }

  @POST
  @Path("back")
  public Response takeBack() {
    aliases.takeBack(session.get(), id, client.origin());
    return lead("?done=yes");
  }

  private Response lead(String query) {
    return Redirect.to(Visit.of(request), AliasPages.PATH + query);
  }

  private static View view(
      Alias alias, String note, @Nullable AliasDone done, List<Problem> problems) {
    return new View(
        "alias", Section.MAILBOX, new AliasView(AliasRows.row(alias), note, done, problems));
  }
}

package net.psmail.portal.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.message.GuestMessages;
import net.psmail.portal.message.ReceivedMessage;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.MessagesView;
import net.psmail.portal.view.Section;

/** What guests wrote, for operators. */
@Path("/control-room/messages")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MessageList {

  private static final int A_PAGE = 50;

  @Inject private GuestMessages messages;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  public View show(
      @QueryParam("done") boolean done,
      @DefaultValue("" + Long.MAX_VALUE) @QueryParam("before") long before) {
    session.operator();
    List<ReceivedMessage> found = messages.list(done, before, A_PAGE + 1);
    List<ReceivedMessage> shown = found.subList(0, Math.min(A_PAGE, found.size()));
    Long older = found.size() > A_PAGE ? shown.get(A_PAGE - 1).id() : null;
    return new View(
        "messages",
        Section.CONTROL_ROOM,
        new MessagesView(shown.stream().map(MessageList::message).toList(), done, older));
  }

  /** A message changes sides, and the list that it was on is shown again. */
  @POST
  public Response setDone(@FormParam("id") long id, @FormParam("done") boolean done) {
    messages.setDone(session.operator(), id, done, client.origin());
    return Redirect.to(Visit.of(request), "/control-room/messages?done=" + !done);
  }

  private static MessagesView.Message message(ReceivedMessage message) {
    return new MessagesView.Message(
        message.id(),
        message.receivedAt(),
        message.name(),
        message.address(),
        message.subject(),
        message.text());
  }
}

package net.psmail.portal.message;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.guard.TooManyRequests;
import net.psmail.portal.page.Public;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.MessageForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;

/** Where guests write to the provider. */
@Path("/message")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MessagePages {

  private static final int TOO_MANY = 429;

  @Inject private GuestMessages messages;
  @Inject private RateLimits limits;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  @Public
  public View form() {
    return view(new Draft("", "", "", ""), List.of());
  }

  /**
   * Receives a message, or shows the form again.
   *
   * @param homepage a field that people do not see; a robot that fills in all there is betrays
   *     itself. Should a person's browser have filled it in, they need only send again.
   */
  @POST
  public Response send(
      @DefaultValue("") @FormParam("name") String name,
      @DefaultValue("") @FormParam("address") String address,
      @DefaultValue("") @FormParam("subject") String subject,
      @DefaultValue("") @FormParam("text") String text,
      @DefaultValue("") @FormParam("homepage") String homepage) {
    Draft draft = Draft.of(name, address, subject, text);
    List<Problem> problems =
        homepage.isEmpty() ? draft.problems() : List.of(Problem.of("", "problem.message-homepage"));
    return problems.isEmpty() ? receive(draft) : forms.again(view(draft, problems));
  }

  @GET
  @Public
  @Path("sent")
  public View sent() {
    return View.of("messagesent", Section.CONTACT);
  }

  /** Whoever has sent too many gets the form back: nothing of what was written is lost. */
  private Response receive(Draft draft) {
    try {
      limits.count(Limit.MESSAGE_NETWORK, client.network());
    } catch (TooManyRequests tries) {
      View form = view(draft, List.of(Problem.of("", "problem.message-limit")));
      return Response.status(TOO_MANY)
          .header(HttpHeaders.RETRY_AFTER, tries.seconds())
          .entity(form)
          .build();
    }
    messages.receive(draft);
    return Redirect.to(Visit.of(request), "/message/sent");
  }

  private static View view(Draft draft, List<Problem> problems) {
    return new View(
        "message",
        Section.CONTACT,
        new MessageForm(draft.name(), draft.address(), draft.subject(), draft.text(), problems));
  }
}

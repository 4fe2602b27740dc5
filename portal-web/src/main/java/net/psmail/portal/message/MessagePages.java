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
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.MessageForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.outgoing.Letters;

/** Where guests write to the provider. */
@Path("/message")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MessagePages {

  private static final int TOO_MANY = 429;

  @Inject private GuestMessages messages;
  @Inject private Copies copies;
  @Inject private Letters letters;
  @Inject private SiteSettings settings;
  @Inject private RateLimits limits;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  @Public
  public View form() {
    return view(new Draft("", "", "", ""), false, List.of());
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
      @DefaultValue("") @FormParam("copy") String copy,
      @DefaultValue("") @FormParam("homepage") String homepage) {
    Draft draft = Draft.of(name, address, subject, text);
    boolean wished = copy.equals("yes");
    List<Problem> problems =
        homepage.isEmpty()
            ? problems(draft, wished)
            : List.of(Problem.of("", "problem.message-homepage"));
    return problems.isEmpty() ? receive(draft, wished) : forms.again(view(draft, wished, problems));
  }

  private List<Problem> problems(Draft draft, boolean copy) {
    List<Problem> problems = draft.problems();
    if (copy && problems.isEmpty() && !letters.reach(draft.address())) {
      return List.of(Problem.of("copy", "problem.message-copy", settings.site().domain()));
    }
    return problems;
  }

  @GET
  @Public
  @Path("sent")
  public View sent() {
    return View.of("messagesent", Section.CONTACT);
  }

  @GET
  @Public
  @Path("sent/copy")
  public View sentWithCopy() {
    return View.of("copyasked", Section.CONTACT);
  }

  /** Whoever has sent too many gets the form back: nothing of what was written is lost. */
  private Response receive(Draft draft, boolean copy) {
    Visit visit = Visit.of(request);
    Problem limit = Problem.of("", "problem.message-limit");
    try {
      limits.count(Limit.MESSAGE_NETWORK, client.network());
      if (copy) {
        limit = Problem.of("copy", "problem.message-copy-limit");
        limits.count(Limit.MESSAGE_COPY_NETWORK, client.network());
      }
    } catch (TooManyRequests tries) {
      return Response.status(TOO_MANY)
          .header(HttpHeaders.RETRY_AFTER, tries.seconds())
          .entity(view(draft, copy, List.of(limit)))
          .build();
    }
    long message = messages.receive(draft);
    if (copy) {
      copies.ask(message, draft.address(), visit.language());
    }
    return Redirect.to(visit, copy ? "/message/sent/copy" : "/message/sent");
  }

  private View view(Draft draft, boolean copy, List<Problem> problems) {
    return new View(
        "message",
        Section.CONTACT,
        new MessageForm(
            draft.name(),
            draft.address(),
            draft.subject(),
            draft.text(),
            copy,
            letters.reachOthers(),
            problems));
  }
}

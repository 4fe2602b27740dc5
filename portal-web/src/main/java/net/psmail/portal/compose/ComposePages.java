package net.psmail.portal.compose;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.guard.SentForms;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.TooManyRequests;
import net.psmail.portal.guard.Unlocked;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.ComposeForm;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.SentView;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.outgoing.OutgoingMails;
import net.psmail.provisioning.outgoing.Senders;
import net.psmail.provisioning.outgoing.SentMail;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.suspension.Suspensions;

/** Where members write a mail. */
@Path("/account/compose")
@SignedIn
@Unlocked
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ComposePages {

  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;

  @Inject private OutgoingMails mails;
  @Inject private Senders senders;
  @Inject private Suspensions suspensions;
  @Inject private SharedPages shared;
  @Inject private CurrentSession session;
  @Inject private RateLimits limits;
  @Inject private SentForms sent;
  @Inject private HttpServletRequest request;

  @GET
  public Response form() {
    return open(TypedMail.EMPTY);
  }

  /**
   * The form with a mail about a page. The page stands in the path and not in a query, so that the
   * form for signing in leads back to it; what is no page of ours is left out.
   */
  @GET
  @Path("page/{path:.+}")
  public Response about(@PathParam("path") String path) {
    return open(shared.mailAbout("/" + path, Visit.of(request).language()).orElse(TypedMail.EMPTY));
  }

  /**
   * Sends the mail and leads on, or shows the form again with what was typed and what is wrong.
   *
   * @param form random, made with the form: sent twice, it sends one mail
   */
  @POST
  public Response send(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("from") String from,
      @DefaultValue("") @FormParam("to") String to,
      @DefaultValue("") @FormParam("cc") String cc,
      @DefaultValue("") @FormParam("subject") String subject,
      @DefaultValue("") @FormParam("text") String text) {
    TypedMail mail = TypedMail.of(from, to, cc, subject, text);
    String number = form.isEmpty() ? UUID.randomUUID().toString() : form;
    Session member = session.get();
    if (cannotSend(member)) {
      return lead("/account");
    }
    List<Problem> problems = mail.problems();
    if (!problems.isEmpty()) {
      return again(UNPROCESSABLE, number, mail, problems);
    }
    try {
      sent.once(member, number, mail.content(), () -> send(member, number, mail));
      return lead("/account/compose/sent");
    } catch (TooManyRequests tries) {
      List<Problem> wait = List.of(Problem.of("", "problem.compose-limit"));
      return Response.fromResponse(again(TOO_MANY, number, mail, wait))
          .header(HttpHeaders.RETRY_AFTER, tries.seconds())
          .build();
    } catch (ProvisioningException refusal) {
      return again(Refusals.status(refusal), number, mail, Refusals.problems(refusal, mail));
    }
  }

  @GET
  @Path("sent")
  public Response sent() {
    return mails
        .sent(session.get())
        .map(mail -> Response.ok(view(mail)).build())
        .orElseGet(() -> lead("/account/compose"));
  }

  private void send(Session member, String form, TypedMail mail) {
    limits.count(Limit.COMPOSE_ACCOUNT, Long.toString(member.accountId()));
    MailAddress from = mail.from().isEmpty() ? member.ownMailbox() : MailAddress.parse(mail.from());
    mails.send(member, from, mail.outgoing(form));
  }

  private Response open(TypedMail mail) {
    return cannotSend(session.get())
        ? lead("/account")
        : Response.ok(view(UUID.randomUUID().toString(), mail, List.of())).build();
  }

  /**
   * Who leaves may come back, but the mail servers refuse them until then; so they do with whom an
   * operator has suspended, which the page of the account tells.
   */
  private boolean cannotSend(Session member) {
    return member.leavesAt().isPresent() || suspensions.of(member.accountId()).isPresent();
  }

  private Response again(int status, String form, TypedMail mail, List<Problem> problems) {
    return Response.status(status).entity(view(form, mail, problems)).build();
  }

  private View view(String form, TypedMail mail, List<Problem> problems) {
    List<String> addresses = senders.of(session.get()).stream().map(MailAddress::toString).toList();
    return new View(
        "compose",
        Section.MAILBOX,
        new ComposeForm(
            addresses,
            mail.from(),
            form,
            mail.to(),
            mail.cc(),
            mail.subject(),
            mail.text(),
            problems));
  }

  private static View view(SentMail mail) {
    return new View(
        "sent", Section.MAILBOX, new SentView(mail.recipients(), mail.others(), mail.filed()));
  }

  private Response lead(String path) {
    return Redirect.to(Visit.of(request), path);
  }
}

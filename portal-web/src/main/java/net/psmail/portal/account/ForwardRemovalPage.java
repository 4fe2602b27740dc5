package net.psmail.portal.account;

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
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.rule.Forward;
import net.psmail.provisioning.rule.Forwards;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.session.Session;

/** Sends no more mail on to an address, once that was asked: coming back needs a new code. */
@Path(ForwardingPages.PATH + "/{id:\\d{1,18}}/remove")
@SignedIn
@Proved
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ForwardRemovalPage {

  @PathParam("id")
  private long id;

  @Inject private Forwards forwards;
  @Inject private MailRules rules;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private HttpServletRequest request;

  @GET
  public View ask() {
    Forward forward =
        forwards.list(member()).stream()
            .filter(one -> one.id() == id)
            .findFirst()
            .orElseThrow(NotFoundException::new);
    String here = ForwardingPages.PATH + "/" + id + "/remove";
    return new View(
        "ask",
        Section.MAILBOX,
        new AskView("forward", forward.address(), here, ForwardingPages.PATH));
  }

  @POST
  public Response remove() {
    forwards.remove(member(), id, client.origin());
    return Redirect.to(Visit.of(request), ForwardingPages.PATH + "?saved");
  }

  private Session member() {
    RuleNotices.require(rules.offered().answers() && forwards.most() > 0);
    return session.get();
  }
}

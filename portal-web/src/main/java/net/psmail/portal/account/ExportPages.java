package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.Proved;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.guard.Unlocked;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.ExportView;
import net.psmail.portal.view.ExportView.Copy;
import net.psmail.portal.view.ExportView.State;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.export.Export;
import net.psmail.provisioning.export.ExportSettings;
import net.psmail.provisioning.export.Exports;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/** A copy of all mail and data: asked for, watched, deleted. */
@Path(ExportPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ExportPages {

  static final String PATH = "/account/export";

  @Inject private Exports exports;
  @Inject private ExportPapers papers;
  @Inject private RateLimits limits;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  private final long days = ExportSettings.read().kept().toDays();

  @GET
  public View show() {
    return view("export", List.of());
  }

  @GET
  @Proved
  @Unlocked
  @Path("new")
  public View form() {
    return view("exportnew", List.of());
  }

  /** The second of two at once finds the first at work. */
  @POST
  @Proved
  @Unlocked
  @Path("new")
  public Response begin() {
    Session member = member();
    limits.count(Limit.EXPORT_ACCOUNT, Long.toString(member.accountId()));
    return forms.send(
        () -> {
          try {
            exports.begin(member, papers.of(member), client.origin());
          } catch (ProvisioningException refusal) {
            if (refusal.kind() != Kind.BUSY) {
              throw refusal;
            }
            return forms.again(view("exportnew", List.of(Problem.of("", "problem.export-busy"))));
          }
          return Redirect.to(Visit.of(request), PATH);
        },
        refusal -> view("exportnew", List.of(Problem.of("", "problem.export-room"))));
  }

  /** Where the file is fetched from, for who has shown to be its owner. */
  @GET
  @Proved
  @Unlocked
  @Path("fetch")
  public View fetch() {
    View page = view("exportfetch", List.of());
    if (!(page.model() instanceof ExportView found)
        || found.copy() == null
        || !found.copy().ready()) {
      throw new NotFoundException();
    }
    return page;
  }

  @GET
  @Path("delete")
  public View askToDelete() {
    if (exports.of(member()).filter(copy -> copy.state() == Export.State.READY).isEmpty()) {
      throw new NotFoundException();
    }
    return new View("ask", Section.MAILBOX, new AskView("export", "", PATH + "/delete", PATH));
  }

  /** Whoever has the browser may delete the copy: that gives nothing away. */
  @POST
  @Path("delete")
  public Response delete() {
    exports.delete(member(), client.origin());
    return Redirect.to(Visit.of(request), PATH);
  }

  private Session member() {
    Session member = session.get();
    if (member.role() != Role.MEMBER) {
      throw new NotFoundException();
    }
    return member;
  }

  private View view(String template, List<Problem> problems) {
    Copy copy = exports.of(member()).map(ExportPages::copy).orElse(null);
    return new View(template, Section.MAILBOX, new ExportView(copy, days, problems));
  }

  private static Copy copy(Export export) {
    return new Copy(
        State.valueOf(export.state().name()),
        export.askedAt(),
        export.endsAt(),
        export.mails(),
        export.done().mails(),
        export.done().bytes(),
        export.percent(),
        export.done().leftOut(),
        export.fileBytes());
  }
}

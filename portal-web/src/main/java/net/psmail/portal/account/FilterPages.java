package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
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
import java.util.List;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AskView;
import net.psmail.portal.view.FilterForm;
import net.psmail.portal.view.FilterView;
import net.psmail.portal.view.FiltersView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.rule.Filter;
import net.psmail.provisioning.rule.KeptFilter;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Where mail goes that arrives. */
@Path(FilterPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class FilterPages {

  static final String PATH = "/account/filters";

  @Inject private MailRules rules;
  @Inject private RuleNotices notices;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View list(@QueryParam("saved") @Nullable String saved) {
    return list(saved != null, FilterForm.EMPTY, List.of());
  }

  @POST
  public Response add(@BeanParam TypedFilter typed) {
    Session member = counted();
    return forms.send(
        () -> {
          rules.addFilter(member, typed.filter(), client.origin());
          return lead();
        },
        refusal -> list(false, typed.form(), TypedFilter.problems(refusal)));
  }

  @POST
  @Path("junk")
  public Response setJunk(@DefaultValue("") @FormParam("junk") String junk) {
    rules.setJunk(counted(), !junk.equals("no"), client.origin());
    return lead();
  }

  @POST
  @Path("take-over")
  public Response takeOver() {
    rules.takeOver(counted(), client.origin());
    return lead();
  }

  @GET
  @Path("{id:\\d{1,18}}")
  public View show(@PathParam("id") long id) {
    return one(id, TypedFilter.form(find(id)), List.of());
  }

  @POST
  @Path("{id:\\d{1,18}}")
  public Response change(@PathParam("id") long id, @BeanParam TypedFilter typed) {
    Session member = counted();
    return forms.send(
        () -> {
          rules.changeFilter(member, id, typed.filter(), client.origin());
          return lead();
        },
        refusal -> one(id, typed.form(), TypedFilter.problems(refusal)));
  }

  @POST
  @Path("{id:\\d{1,18}}/up")
  public Response raise(@PathParam("id") long id) {
    rules.raiseFilter(counted(), id, client.origin());
    return lead();
  }

  @GET
  @Path("{id:\\d{1,18}}/remove")
  public View askToRemove(@PathParam("id") long id) {
    String path = PATH + "/" + id;
    String words = TypedFilter.form(find(id)).words();
    return new View("ask", Section.MAILBOX, new AskView("filter", words, path + "/remove", path));
  }

  @POST
  @Path("{id:\\d{1,18}}/remove")
  public Response remove(@PathParam("id") long id) {
    rules.removeFilter(counted(), id, client.origin());
    return lead();
  }

  private Filter find(long id) {
    return rules.filters(member()).stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .map(KeptFilter::filter)
        .orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
  }

  private Session member() {
    RuleNotices.require(rules.offered().files());
    return session.get();
  }

  private Session counted() {
    return notices.counted(member());
  }

  private Response lead() {
    return Redirect.to(Visit.of(request), PATH + "?saved");
  }

  private View list(boolean saved, FilterForm form, List<Problem> problems) {
    Session member = member();
    List<FiltersView.Row> rows =
        rules.filters(member).stream()
            .map(kept -> new FiltersView.Row(kept.id(), TypedFilter.form(kept.filter())))
            .toList();
    return new View(
        "filters",
        Section.MAILBOX,
        new FiltersView(
            rows,
            notices.of(member),
            rules.tellsSpam(),
            rules.junk(member),
            rows.size() >= rules.mostFilters(),
            saved,
            form,
            problems));
  }

  private static View one(long id, FilterForm form, List<Problem> problems) {
    return new View("filter", Section.MAILBOX, new FilterView(id, form, problems));
  }
}

package net.psmail.portal.account;

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
import java.util.Optional;
import java.util.UUID;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Kind;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.Limit;
import net.psmail.portal.guard.RateLimits;
import net.psmail.portal.guard.SentForms;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.AliasDone;
import net.psmail.portal.view.AliasesView;
import net.psmail.portal.view.AliasesView.Proposal;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Reference;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.alias.Alias;
import net.psmail.provisioning.alias.AliasList;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** More addresses of a member. */
@Path(AliasPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class AliasPages {

  static final String PATH = "/account/aliases";

  private static final int LONGEST_QUESTION = 100;

  @Inject private Aliases aliases;
  @Inject private AliasRows rows;
  @Inject private Contents contents;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private SentForms sent;
  @Inject private RateLimits limits;
  @Inject private HttpServletRequest request;

  @GET
  public View list(
      @DefaultValue("") @QueryParam("q") String words,
      @DefaultValue("1") @QueryParam("page") int page,
      @QueryParam("done") @Nullable String done,
      @DefaultValue("") @QueryParam("name") String name,
      @DefaultValue("") @QueryParam("domain") String domain) {
    String asked = words.strip();
    return view(
        asked.substring(0, Math.min(LONGEST_QUESTION, asked.length())),
        page,
        rows.done(session.get(), done),
        new Typed(UUID.randomUUID().toString(), name, domain, "", List.of()),
        List.of());
  }

  @POST
  public Response make(
      @DefaultValue("") @FormParam("form") String form,
      @DefaultValue("") @FormParam("name") String name,
      @DefaultValue("") @FormParam("domain") String domain,
      @DefaultValue("") @FormParam("note") String note) {
    Session member = session.get();
    limits.count(Limit.ALIAS_ACCOUNT, Long.toString(member.accountId()));
    Typed typed = new Typed(form, name, domain, note, List.of());
    return forms.send(
        () -> {
          sent.once(
              member,
              form,
              name + '@' + domain,
              () -> aliases.make(member, name, DomainName.parse(domain), note, client.origin()));
          return lead();
        },
        refusal -> view("", 1, null, typed.near(refusal), problems(refusal, "name")));
  }

  /** One click; what it is for can be said on the page that follows. */
  @POST
  @Path("random")
  public Response makeRandom(@DefaultValue("") @FormParam("form") String form) {
    Session member = session.get();
    return forms.send(
        () -> {
          sent.once(member, form, "random", () -> aliases.makeRandom(member, "", client.origin()));
          return lead();
        },
        refusal -> view("", 1, null, Typed.empty(), problems(refusal, "random")));
  }

  private Response lead() {
    String path = rows.latest(session.get()).map(made -> PATH + "/" + made.id()).orElse(PATH);
    return Redirect.to(Visit.of(request), path + "?done=yes");
  }

  private List<Problem> problems(ProvisioningException refusal, String field) {
    return switch (refusal.kind()) {
      case LIMIT_REACHED -> List.of(Problem.of(field, "problem.alias-limit"));
      case INVALID_NAME -> List.of(Problem.of("note", "problem.alias-note"));
      default -> forms.problem(refusal, field);
    };
  }

  private View view(
      String words, int page, @Nullable AliasDone done, Typed typed, List<Problem> problems) {
    Session member = session.get();
    AliasList list = aliases.list(member, words, page);
    return new View(
        "aliases",
        Section.MAILBOX,
        new AliasesView(
            member.ownMailbox().toString(),
            list.aliases().stream().map(AliasRows::row).toList(),
            new AliasesView.Shown(words, list.page(), list.pages(), list.all()),
            aliases.removed(member).stream()
                .map(AliasRows::removed)
                .flatMap(Optional::stream)
                .toList(),
            rows.room(member, Alias.Kind.OWN),
            rows.room(member, Alias.Kind.RANDOM),
            typed.form(aliases.domains(member).stream().map(DomainName::ascii).toList()),
            done,
            article(),
            problems));
  }

  private @Nullable Reference article() {
    return contents
        .library()
        .find(Kind.ARTICLE, "aliases", Visit.of(request).language())
        .map(entry -> new Reference(entry.path(), entry.title(), ""))
        .orElse(null);
  }

  /** What stands in the form. */
  private record Typed(
      String form, String name, String domain, String note, List<Proposal> proposals) {

    static Typed empty() {
      return new Typed(UUID.randomUUID().toString(), "", "", "", List.of());
    }

    Typed near(ProvisioningException refusal) {
      return refusal.kind() != ProvisioningException.Kind.NAME_TAKEN
          ? this
          : new Typed(
              form,
              name,
              domain,
              note,
              refusal.proposals().stream()
                  .map(free -> new Proposal(free.local(), free.domain().ascii()))
                  .toList());
    }

    AliasesView.Form form(List<String> domains) {
      String chosen = domains.contains(domain) || domains.isEmpty() ? domain : domains.get(0);
      List<Proposal> fit =
          proposals.stream().filter(free -> domains.contains(free.domain())).toList();
      return new AliasesView.Form(form, name, chosen, domains, note, fit);
    }
  }
}

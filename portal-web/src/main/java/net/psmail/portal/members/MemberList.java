package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.view.MembersView;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.member.FoundMember;
import net.psmail.provisioning.member.MemberPage;
import net.psmail.provisioning.member.MemberSearch;
import net.psmail.provisioning.member.MemberSearch.Standing;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;

/** Members' accounts, for operators to look for. */
@Path(MemberList.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class MemberList {

  static final String PATH = "/control-room/accounts";

  @Inject private Members members;
  @Inject private MailDomains domains;
  @Inject private CurrentSession session;

  /** What is no domain of ours, or no standing, is left out. */
  @GET
  public View show(
      @DefaultValue("") @QueryParam("q") String words,
      @DefaultValue("") @QueryParam("domain") String domain,
      @DefaultValue("") @QueryParam("standing") String standing,
      @DefaultValue("") @QueryParam("after") String after) {
    Session operator = session.keeper();
    List<DomainName> served =
        operator.role() == Role.DOMAIN_OPERATOR ? List.of() : domains.served();
    Optional<DomainName> in = served.stream().filter(one -> one.ascii().equals(domain)).findFirst();
    Optional<Standing> stands = Words.find(Standing.class, standing);
    MemberSearch search = new MemberSearch(words, in, stands, after);
    MemberPage page = members.search(operator, search);
    return new View(
        "members",
        Section.CONTROL_ROOM,
        new MembersView(
            page.members().stream().map(MemberList::row).toList(),
            page.byAlias().stream().map(MemberList::row).toList(),
            new MembersView.Choice(
                search.words(),
                in.map(DomainName::ascii).orElse(""),
                stands.map(Words::of).orElse("")),
            served.stream().map(DomainName::ascii).toList(),
            after.isEmpty(),
            page.next().orElse(null)));
  }

  private static MembersView.Row row(FoundMember member) {
    return new MembersView.Row(
        member.id(),
        member.address(),
        Words.of(member.state()),
        member.suspended().map(Words::of).orElse(null),
        member.since(),
        member.alias().orElse(null));
  }
}

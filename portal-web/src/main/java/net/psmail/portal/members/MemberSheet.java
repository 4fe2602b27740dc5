package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.MemberView;
import net.psmail.portal.view.MemberView.Typed;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Puts the page of one account together. */
@RequestScoped
public class MemberSheet {

  private static final Set<Act> TOLD =
      Set.of(
          Act.SENDING_SUSPENDED,
          Act.SIGN_IN_SUSPENDED,
          Act.SUSPENSION_LIFTED,
          Act.NOTE_ADDED,
          Act.NOTE_REMOVED,
          Act.QUOTA_CHANGED,
          Act.PROBATION_LIFTED,
          Act.RESET_WITHDRAWN,
          Act.DELETION_PROPOSED,
          Act.DELETION_PROPOSAL_WITHDRAWN,
          Act.DELETION_APPROVED,
          Act.DELETION_TAKEN_BACK);

  @Inject private Members members;
  @Inject private MemberFacts facts;
  @Inject private MemberSuspensions suspensions;
  @Inject private MemberNotes notes;
  @Inject private Resets resets;
  @Inject private ProposedDeletions deletions;
  @Inject private Audit audit;
  @Inject private SiteSettings site;
  @Inject private HttpServletRequest request;

  /**
   * The page.
   *
   * @param done whether to say what the operator did last
   * @param before where older sign-ins begin; empty for the newest
   * @param typed what stands in the forms; null for what is so
   */
  View view(
      Session operator,
      long id,
      boolean done,
      String before,
      @Nullable Typed typed,
      List<Problem> problems) {
    Member member = members.get(operator, id);
    long quota = member.quotaBytes() / MemberQuotas.MEBIBYTE;
    return new View(
        "member",
        Section.CONTROL_ROOM,
        new MemberView(
            self(member),
            now(operator, member),
            facts.mail(operator, member),
            facts.access(member, before),
            facts.aliases(member),
            facts.above(member),
            facts.jobs(member),
            notes.list(operator, id).stream()
                .map(note -> new MemberView.Note(note.id(), note.text(), note.by(), note.at()))
                .toList(),
            facts.acts(member),
            new Typed(
                typed == null || typed.quota().isEmpty() ? Long.toString(quota) : typed.quota(),
                typed == null ? "" : typed.note()),
            done ? latest(operator) : null,
            problems));
  }

  static MemberView.Self self(Member member) {
    return new MemberView.Self(
        member.id(),
        member.address().toString(),
        member.address().domain().ascii(),
        Words.of(member.state()),
        member.since(),
        member.leavesAt().orElse(null),
        member.language());
  }

  private MemberView.Now now(Session operator, Member member) {
    long id = member.id();
    return new MemberView.Now(
        suspensions
            .find(operator, id)
            .map(
                one ->
                    new MemberView.Suspended(
                        Words.of(one.from()),
                        one.reason(),
                        one.since(),
                        one.until().orElse(null),
                        one.by()))
            .orElse(null),
        resets
            .find(operator, id)
            .map(open -> new MemberView.Reset(open.since(), open.endsAt(), open.by()))
            .orElse(null),
        resets.takeNew(operator, id).map(this::link).orElse(null),
        deletions.find(operator, id).map(wish -> deletion(wish, operator)).orElse(null));
  }

  private static MemberView.Deletion deletion(ProposedDeletion wish, Session operator) {
    return new MemberView.Deletion(
        wish.reason(),
        wish.askedBy(),
        wish.askedAt(),
        wish.askedById() == operator.accountId(),
        wish.approvedBy().orElse(null));
  }

  private String link(String token) {
    return site.site().url() + Visit.of(request).to("/reset/" + token);
  }

  /** From the audit and not from the address, which anybody can write. */
  private @Nullable String latest(Session operator) {
    Optional<Act> last =
        audit.ofOwn(operator, 1).stream()
            .map(entry -> entry.act())
            .filter(TOLD::contains)
            .findFirst();
    return last.map(Words::of).orElse(null);
  }
}

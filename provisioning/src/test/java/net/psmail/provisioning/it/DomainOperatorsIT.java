package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Deletions;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.account.Newcomer;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.account.WaitingChoice;
import net.psmail.provisioning.account.WaitingRegistrations;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.member.FoundMember;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberPage;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSearch;
import net.psmail.provisioning.member.MemberSendings;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.suspension.Suspension.From;
import net.psmail.provisioning.token.ApiTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever looks after one domain sees and changes the accounts of it, and nothing else. */
class DomainOperatorsIT extends StaffTest {

  private static final DomainName SECOND = new DomainName("second.test");

  @Inject Members members;
  @Inject MemberNotes notes;
  @Inject MemberQuotas quotas;
  @Inject MemberSuspensions suspensions;
  @Inject MemberSendings sendings;
  @Inject Resets resets;
  @Inject Deletions deletions;
  @Inject ProposedDeletions proposed;
  @Inject WaitingRegistrations waiting;
  @Inject CustomerDomains domains;
  @Inject ApiTokens apiTokens;
  @Inject Aliases aliases;

  private Session boss;
  private Session keeper;
  private String name;
  private Session own;
  private Session foreign;

  @BeforeEach
  void comeIn() {
    boss = first("boss");
    keeper = enter(link(boss, Duty.forDomain(SECOND)), "keeper");
    name = newName();
    own = sessionOf(accounts.register(form(name + "a", SECOND), ORIGIN));
    foreign = register(name + "b");
  }

  @Test
  void isShownAsThatAmongThoseWhoWorkHere() {
    assertThat(keeper.role()).isEqualTo(Role.DOMAIN_OPERATOR);
    assertThat(listed("keeper").duty()).isEqualTo(Duty.forDomain(SECOND));
  }

  @Test
  void findsTheAccountsOfItsDomainWhateverIsAskedFor() {
    assertThat(found(MemberSearch.of(name))).containsExactly(own.accountId());
    assertThat(found(new MemberSearch(name, Optional.of(DOMAIN), Optional.empty(), "")))
        .containsExactly(own.accountId());
  }

  @Test
  void findsWhoHasAnAliasInAnotherDomainButNobodyOfTheOtherDomainDoes() {
    String alias = newName();
    aliases.make(own, alias, DOMAIN, "", ORIGIN);
    assertThat(members.search(keeper, MemberSearch.of(alias)).byAlias())
        .extracting(FoundMember::id)
        .containsExactly(own.accountId());
    Session other = enter(link(boss, Duty.forDomain(DOMAIN)), "other-keeper");
    assertThat(members.search(other, MemberSearch.of(alias)).isEmpty()).isTrue();
  }

  @Test
  void findsAnAliasBehindHundredsOfOtherDomains() throws SQLException {
    String alias = newName();
    for (int i = 0; i < 210; i++) {
      execute(
          "insert into member_alias (account_id, account_domain_id, domain_id, address, kind, note,"
              + " active, made_at)"
              + " select id, domain_id, domain_id, '%sa%03d@psmail.test', 'OWN', '', true, created_at"
                  .formatted(alias, i)
              + " from account where id = "
              + foreign.accountId());
    }
    aliases.make(own, alias + "z", DOMAIN, "", ORIGIN);
    assertThat(members.search(keeper, MemberSearch.of(alias)).byAlias())
        .extracting(FoundMember::id)
        .containsExactly(own.accountId());
    assertThat(members.search(boss, MemberSearch.of(alias)).byAlias()).hasSize(10);
  }

  @Test
  void losesTheLinksToNewPasswordsOfTheDomainThatIsNoLongerTheirs() {
    resets.offer(keeper, own.accountId(), ORIGIN);
    resets.offer(boss, foreign.accountId(), ORIGIN);
    staff.changeDuty(boss, keeper.accountId(), Duty.forDomain(DOMAIN), ORIGIN);
    assertThat(resets.ofOwn(own)).isEmpty();
    assertThat(resets.ofOwn(foreign)).isPresent();
    resets.offer(keeper, foreign.accountId(), ORIGIN);
    staff.changeDuty(boss, keeper.accountId(), Duty.of(Role.OPERATOR), ORIGIN);
    assertThat(resets.ofOwn(foreign)).isPresent();
  }

  @Test
  void doesNothingToAccountsOfOtherDomains() {
    long id = foreign.accountId();
    Wording reason = Wording.reason("Spam");
    long note = notes.add(boss, id, Wording.note("Called"), ORIGIN).id();
    List<Runnable> acts =
        List.of(
            () -> members.get(keeper, id),
            () -> notes.add(keeper, id, Wording.note("Called"), ORIGIN),
            () -> notes.list(keeper, id),
            () -> notes.remove(keeper, id, note, ORIGIN),
            () -> sendings.find(keeper, id),
            () -> sendings.liftProbation(keeper, id, ORIGIN),
            () -> quotas.change(keeper, id, MemberQuotas.MEBIBYTE * 100, ORIGIN),
            () -> suspensions.find(keeper, id),
            () -> suspensions.suspend(keeper, id, From.SIGN_IN, reason, Optional.empty(), ORIGIN),
            () -> suspensions.lift(keeper, id, ORIGIN),
            () -> resets.find(keeper, id),
            () -> resets.offer(keeper, id, ORIGIN),
            () -> resets.withdraw(keeper, id, ORIGIN),
            () -> proposed.find(keeper, id),
            () -> deletions.propose(keeper, id, reason, ORIGIN),
            () -> deletions.withdraw(keeper, id, ORIGIN),
            () -> deletions.approve(keeper, id, ORIGIN),
            () -> deletions.takeBack(keeper, id, ORIGIN));
    resets.offer(boss, id, ORIGIN);
    deletions.propose(boss, id, reason, ORIGIN);
    for (Runnable act : acts) {
      assertThat(kindOf(act)).isEqualTo(Kind.NOT_FOUND);
    }
    deletions.approve(invited(boss, Role.OPERATOR, "second"), id, ORIGIN);
    assertThat(kindOf(() -> deletions.takeBack(keeper, id, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(sessionOf(foreign.token()).leavesAt()).isPresent();
    assertThat(notes.list(boss, id)).hasSize(1);
    assertThat(resets.find(boss, id)).isPresent();
    assertThat(sessions.find(foreign.token())).isPresent();
    assertThat(proposed.waiting(keeper)).isEmpty();
  }

  @Test
  void looksAfterThoseOfItsOwn() {
    long id = own.accountId();
    suspensions.suspend(keeper, id, From.SENDING, Wording.reason("Spam"), Optional.empty(), ORIGIN);
    assertThat(suspensions.find(keeper, id)).isPresent();
    suspensions.lift(keeper, id, ORIGIN);
    deletions.propose(keeper, id, Wording.reason("Has moved away"), ORIGIN);
    assertThat(proposed.waiting(keeper)).extracting(ProposedDeletion::account).containsExactly(id);
    deletions.approve(boss, id, ORIGIN);
    assertThat(sessionOf(own.token()).leavesAt()).isPresent();
  }

  @Test
  void letsInWhoWaitsForItsDomainAlone() {
    Session there = register("bank" + newName());
    Session here = sessionOf(accounts.register(form("bank" + newName(), SECOND), ORIGIN));
    List<Long> both = List.of(there.accountId(), here.accountId());
    assertThat(waiting.list(keeper, WaitingChoice.ALL, there.accountId() - 1, 10))
        .extracting(Newcomer::id)
        .containsExactly(here.accountId());
    assertThat(waiting.those(keeper, both)).hasSize(1);
    assertThat(waiting.approve(keeper, both, ORIGIN)).isOne();
    assertThat(sessionOf(here.token()).waitingSince()).isEmpty();
    assertThat(waiting.refuse(keeper, both, ORIGIN)).isZero();
    long last = waiting.count(boss, WaitingChoice.ALL).last();
    assertThat(waiting.refuseAll(keeper, WaitingChoice.ALL, last, ORIGIN)).isZero();
    assertThat(sessionOf(there.token()).waitingSince()).isPresent();
  }

  @Test
  void changesNothingOfTheProvider() {
    assertThat(kindOf(() -> domains.changeSignUp(keeper, SECOND, SignUpPolicy.CLOSED, ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> apiTokens.revoke(keeper, 1, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> invitations.invite(keeper, Duty.of(Role.AUTHOR), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void seesOtherAccountsFromTheMomentThatItsDomainIsAnother() {
    staff.changeDuty(boss, keeper.accountId(), Duty.forDomain(DOMAIN), ORIGIN);
    assertThat(found(MemberSearch.of(name))).containsExactly(foreign.accountId());
    assertThat(kindOf(() -> members.get(keeper, own.accountId()))).isEqualTo(Kind.NOT_FOUND);
    staff.changeDuty(boss, keeper.accountId(), Duty.of(Role.AUTHOR), ORIGIN);
    assertThat(kindOf(() -> members.search(keeper, MemberSearch.of(name))))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void worksForNoDomainThatIsNotServed() {
    Duty elsewhere = Duty.forDomain(new DomainName("elsewhere.test"));
    assertThat(kindOf(() -> invitations.invite(boss, elsewhere, ORIGIN)))
        .isEqualTo(Kind.INVALID_ADDRESS);
    assertThat(kindOf(() -> staff.changeDuty(boss, keeper.accountId(), elsewhere, ORIGIN)))
        .isEqualTo(Kind.INVALID_ADDRESS);
    assertThat(listed("keeper").duty()).isEqualTo(Duty.forDomain(SECOND));
  }

  private List<Long> found(MemberSearch search) {
    MemberPage page = members.search(keeper, search);
    return page.members().stream().map(FoundMember::id).toList();
  }
}

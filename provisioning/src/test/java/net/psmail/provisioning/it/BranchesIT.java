package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Branches;
import net.psmail.provisioning.account.Deletions;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.account.ShownBranch;
import net.psmail.provisioning.invite.Guest;
import net.psmail.provisioning.invite.InviteTree;
import net.psmail.provisioning.invite.Invites;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BranchesIT extends FacadeTest {

  private static final Wording REASON = Wording.reason("Made for advertising");

  @Inject Invites invites;
  @Inject InviteTree tree;
  @Inject Branches branches;
  @Inject Deletions deletions;
  @Inject ProposedDeletions proposed;

  private Session operator;
  private Session root;
  private Session child;
  private Session sibling;
  private Session grandchild;

  @BeforeEach
  void growATree() throws SQLException {
    operator = operator();
    root = memberOfAge();
    child = ofAge(guestOf(root));
    sibling = guestOf(root);
    grandchild = guestOf(child);
  }

  @Test
  void saysWhoCameByWhom() {
    assertThat(ids(tree.below(root.accountId(), 100)))
        .containsExactly(child.accountId(), sibling.accountId(), grandchild.accountId());
    assertThat(ids(tree.below(child.accountId(), 100))).containsExactly(grandchild.accountId());
    assertThat(tree.below(root.accountId(), 2)).hasSize(2);
    Guest last = tree.find(grandchild.signInName()).orElseThrow();
    assertThat(ids(tree.above(last))).containsExactly(root.accountId(), child.accountId());
    assertThat(last.inviter()).contains(child.accountId());
    assertThat(last.since()).isPresent();
    assertThat(tree.find(root.accountId()).orElseThrow().inviter()).isEmpty();
    assertThat(tree.newest(200)).contains(last);
    assertThat(tree.find(-1)).isEmpty();
    assertThat(tree.find("nobody@psmail.test")).isEmpty();
  }

  @Test
  void takesBackAnAccountAndAllWhoCameByItButNoOthers() {
    String device = newDevice(grandchild, "Laptop");
    invites.make(child, "", ORIGIN);
    String openInvite = invites.takeNew(child).orElseThrow();
    assertThat(opensMail(grandchild, device)).isTrue();

    assertThat(branches.takeBack(operator, child.accountId(), REASON, ORIGIN)).isEqualTo(2);

    assertThat(opensMail(grandchild, device)).isFalse();
    assertThat(directory.recipient(grandchild.ownMailbox())).isEmpty();
    assertThat(count("mail_sender where login = ?", child.signInName())).isZero();
    assertThat(sessions.find(child.token())).isEmpty();
    assertThat(kindOf(() -> signIn(child))).isEqualTo(Kind.ACCOUNT_REVOKED);
    assertThat(kindOf(() -> signIn(child.signInName(), "wrong", ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(kindOf(() -> accept(openInvite))).isEqualTo(Kind.LINK_USED);
    assertThat(sessions.find(root.token())).isPresent();
    assertThat(sessions.find(sibling.token())).isPresent();
    assertThat(states(tree.below(root.accountId(), 10)))
        .containsExactly("REVOKED", "ACTIVE", "REVOKED");
    assertThat(branches.takeBack(operator, child.accountId(), REASON, ORIGIN)).isZero();
  }

  @Test
  void letsNobodyInByTheRecoveryCodeWhoWasTakenBack() {
    String code = recovery.code(child).orElseThrow();
    branches.takeBack(operator, child.accountId(), REASON, ORIGIN);
    assertThat(
            kindOf(
                () ->
                    recovery.recover(
                        child.signInName(), code, "another horse battery", false, ORIGIN)))
        .isEqualTo(Kind.ACCOUNT_REVOKED);
  }

  @Test
  void givesABranchBackAsItWas() {
    String device = newDevice(grandchild, "Laptop");
    branches.takeBack(operator, root.accountId(), REASON, ORIGIN);
    assertThat(branches.giveBack(operator, child.accountId(), ORIGIN)).isEqualTo(2);
    assertThat(opensMail(grandchild, device)).isTrue();
    assertThat(sessionOf(signIn(child)).leavesAt()).isEmpty();
    assertThat(kindOf(() -> signIn(root))).isEqualTo(Kind.ACCOUNT_REVOKED);
    assertThat(wish(child)).isEmpty();
    assertThat(wish(root)).isPresent();
    assertThat(erasures(child)).isZero();
  }

  @Test
  void erasesNothingUntilAnotherOperatorAgrees() {
    branches.takeBack(operator, child.accountId(), REASON, ORIGIN);
    assertThat(kindOf(() -> deletions.approve(operator, child.accountId(), ORIGIN)))
        .isEqualTo(Kind.SECOND_PERSON_NEEDED);
    SettableClock.INSTANCE.putForward(Duration.ofDays(15));
    assertThat(erasures(child)).isZero();
    assertThat(states(tree.below(root.accountId(), 10)))
        .containsExactly("REVOKED", "ACTIVE", "REVOKED");

    Session second = operator();
    for (Session one : List.of(child, grandchild)) {
      assertThat(proposed.find(second, one.accountId()).orElseThrow().reason())
          .isEqualTo(REASON.text());
      deletions.approve(second, one.accountId(), ORIGIN);
      assertThat(erasures(one)).isOne();
    }
    assertThat(states(tree.below(root.accountId(), 10)))
        .containsExactly("REVOKED", "ACTIVE", "REVOKED");
    SettableClock.INSTANCE.putForward(Duration.ofDays(15));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ids(tree.below(root.accountId(), 10)).equals(List.of(sibling.accountId())));
  }

  @Test
  void asksForNothingWhereAColleagueHasAskedBefore() {
    Session colleague = operator();
    deletions.propose(colleague, child.accountId(), Wording.reason("Sells weapons"), ORIGIN);
    branches.takeBack(operator, child.accountId(), REASON, ORIGIN);
    assertThat(wish(child)).map(ProposedDeletion::reason).contains("Sells weapons");
    branches.giveBack(operator, child.accountId(), ORIGIN);
    assertThat(wish(child)).map(ProposedDeletion::askedById).contains(colleague.accountId());
    assertThat(wish(grandchild)).isEmpty();
  }

  @Test
  void givesNothingBackThatWasTakenBackBefore() {
    branches.takeBack(operator, grandchild.accountId(), REASON, ORIGIN);
    assertThat(branches.takeBack(operator, root.accountId(), REASON, ORIGIN)).isEqualTo(3);
    assertThat(branches.giveBack(operator, root.accountId(), ORIGIN)).isEqualTo(3);
    assertThat(states(tree.below(root.accountId(), 10)))
        .containsExactly("ACTIVE", "ACTIVE", "REVOKED");
    assertThat(wish(grandchild)).isPresent();
    assertThat(branches.giveBack(operator, root.accountId(), ORIGIN)).isZero();
    assertThat(branches.giveBack(operator, grandchild.accountId(), ORIGIN)).isOne();
  }

  @Test
  void letsWhoWasLeavingLeaveOnTheDayThatTheyChose() {
    Instant day = accounts.requestDeletion(child, PASSWORD, ORIGIN);
    branches.takeBack(operator, root.accountId(), REASON, ORIGIN);
    assertThat(erasures(child)).isOne();
    branches.giveBack(operator, root.accountId(), ORIGIN);
    Session again = sessionOf(signIn(child));
    assertThat(again.leavesAt()).contains(day);
    assertThat(erasures(child)).isOne();
    accounts.undoDeletion(again, ORIGIN);
    assertThat(sessionOf(again.token()).leavesAt()).isEmpty();
  }

  @Test
  void endsWhatAnotherHasAgreedToWhenItIsGivenBackAndKeepsTheDayOfTheOwner() {
    Instant day = accounts.requestDeletion(child, PASSWORD, ORIGIN);
    branches.takeBack(operator, child.accountId(), REASON, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofHours(1));
    Session second = operator();
    deletions.approve(second, child.accountId(), ORIGIN);
    deletions.approve(second, grandchild.accountId(), ORIGIN);
    assertThat(kindOf(() -> signIn(child))).isEqualTo(Kind.ACCOUNT_REVOKED);
    branches.giveBack(operator, child.accountId(), ORIGIN);
    assertThat(sessionOf(signIn(child)).leavesAt()).contains(day);
    assertThat(sessionOf(signIn(grandchild)).leavesAt()).isEmpty();
    assertThat(erasures(child)).isOne();
    assertThat(erasures(grandchild)).isZero();
    assertThat(wish(child)).isEmpty();
  }

  @Test
  void bringsTheGuestsOfWhoLeftToWhoInvitedThatOne() throws SQLException {
    erase(child);
    assertThat(ids(tree.below(root.accountId(), 10)))
        .containsExactly(sibling.accountId(), grandchild.accountId());
    erase(root);
    assertThat(ids(tree.below(root.accountId(), 10)))
        .containsExactly(sibling.accountId(), grandchild.accountId());
    Guest place = tree.find(root.accountId()).orElseThrow();
    assertThat(place.address()).isEmpty();
    assertThat(branches.takeBack(operator, root.accountId(), REASON, ORIGIN)).isEqualTo(2);
  }

  @Test
  void saysWhomItWouldTakeBackAndWhetherThatHasChanged() {
    ShownBranch shown = branches.show(operator, child.accountId());
    assertThat(ids(shown.concerned())).containsExactly(child.accountId(), grandchild.accountId());
    assertThat(branches.show(operator, child.accountId())).isEqualTo(shown);
    Session other = guestOf(child);
    assertThat(branches.show(operator, child.accountId()).digest()).isNotEqualTo(shown.digest());
    branches.takeBack(operator, other.accountId(), REASON, ORIGIN);
    assertThat(branches.show(operator, child.accountId())).isEqualTo(shown);
    assertThat(kindOf(() -> branches.show(operator, -1))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> branches.show(root, child.accountId()))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void givesBackByTheGuestsWhatWasTakenBackWithWhoIsErased() throws SQLException {
    Session other = guestOf(child);
    branches.takeBack(operator, child.accountId(), REASON, ORIGIN);
    Session second = operator();
    deletions.approve(second, child.accountId(), ORIGIN);
    eraseNow(child);
    assertThat(count("account where revoked_with = ?", id(child))).isZero();
    assertThat(tree.find(grandchild.accountId()).flatMap(Guest::revokedWith))
        .contains(grandchild.accountId());
    assertThat(branches.giveBack(operator, root.accountId(), ORIGIN)).isZero();
    assertThat(branches.giveBack(operator, grandchild.accountId(), ORIGIN)).isOne();
    assertThat(tree.find(other.accountId()).flatMap(Guest::state)).contains("REVOKED");
    assertThat(branches.giveBack(operator, other.accountId(), ORIGIN)).isOne();
  }

  @Test
  void takesBackAlsoWhoComesAtTheSameMoment() throws Exception {
    for (int round = 0; round < 5; round++) {
      Session inviter = memberOfAge();
      Queue<String> tokens = new ConcurrentLinkedQueue<>();
      for (int i = 0; i < 4; i++) {
        invites.make(inviter, "", ORIGIN);
        tokens.add(invites.takeNew(inviter).orElseThrow());
      }
      Queue<Runnable> acts = new ConcurrentLinkedQueue<>();
      tokens.forEach(token -> acts.add(() -> accept(token)));
      acts.add(() -> branches.takeBack(operator, inviter.accountId(), REASON, ORIGIN));
      List<Future<Boolean>> results =
          atOnce(
              acts.size(),
              () -> {
                acts.remove().run();
                return true;
              });
      assertThat(refusals(results)).allMatch(refused -> refused.kind() == Kind.LINK_USED);
      assertThat(states(tree.below(inviter.accountId(), 10))).allMatch("REVOKED"::equals);
      assertThat(count("invite where guest_id is null and inviter_id = ?", id(inviter))).isZero();
    }
  }

  @Test
  void isTakenBackByOperatorsOnly() {
    assertThat(kindOf(() -> branches.takeBack(root, child.accountId(), REASON, ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> branches.giveBack(root, child.accountId(), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void refusesThoseOfABranchWhoWait() {
    invites.make(root, "", ORIGIN);
    Session newcomer = sessionOf(accept(invites.takeNew(root).orElseThrow(), "bank" + newName()));
    assertThat(newcomer.waitingSince()).isPresent();
    branches.takeBack(operator, root.accountId(), REASON, ORIGIN);
    assertThat(count("account where sign_in_name = ?", newcomer.signInName())).isZero();
  }

  private void erase(Session gone) throws SQLException {
    accounts.requestDeletion(gone, PASSWORD, ORIGIN);
    eraseNow(gone);
  }

  private void eraseNow(Session gone) throws SQLException {
    execute("update account set leaves_at = '2020-01-01 00:00:00' where id = " + id(gone));
    execute(
        "update scheduled_tasks set execution_time = '2020-01-01 00:00:00'"
            + " where task_name = 'erase account' and task_instance like '"
            + id(gone)
            + "/%'");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("account where sign_in_name = ?", gone.signInName()) == 0);
  }

  /** How many orders there are to erase the account. */
  private long erasures(Session who) {
    return count(
        "scheduled_tasks where task_name = 'erase account' and task_instance like ?",
        id(who) + "/%");
  }

  private Optional<ProposedDeletion> wish(Session who) {
    return proposed.find(operator, who.accountId());
  }

  private Session guestOf(Session inviter) {
    invites.make(inviter, "", ORIGIN);
    return sessionOf(accept(invites.takeNew(inviter).orElseThrow()));
  }

  private SessionToken accept(String token) {
    return accept(token, newName());
  }

  private SessionToken accept(String token, String name) {
    String form = UUID.randomUUID().toString();
    return accounts.register(
        new Registration(form, name, DOMAIN, PASSWORD, "", token, "en"), ORIGIN);
  }

  private SessionToken signIn(Session who) {
    return signIn(who.signInName(), PASSWORD, ORIGIN);
  }

  private static String id(Session who) {
    return Long.toString(who.accountId());
  }

  private static List<Long> ids(List<Guest> guests) {
    return guests.stream().map(Guest::account).toList();
  }

  private static List<String> states(List<Guest> guests) {
    return guests.stream().map(Guest::state).flatMap(Optional::stream).toList();
  }
}

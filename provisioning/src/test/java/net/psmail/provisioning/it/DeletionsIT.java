package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Branches;
import net.psmail.provisioning.account.Deletions;
import net.psmail.provisioning.account.ProposedDeletion;
import net.psmail.provisioning.account.ProposedDeletions;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletionsIT extends FacadeTest {

  @Inject Deletions deletions;
  @Inject ProposedDeletions proposed;
  @Inject Branches branches;

  private Session first;
  private Session second;
  private Session member;
  private String device;

  @BeforeEach
  void begin() {
    first = operator();
    second = operator();
    member = register(newName());
    device = newDevice(member, "Laptop");
  }

  @Test
  void doesNothingUntilAnotherOperatorAgrees() {
    propose();
    assertThat(opensMail(member, device)).isTrue();
    assertThat(proposed.ofOwn(member)).isEmpty();
    assertThat(proposed.waiting(second))
        .extracting(ProposedDeletion::address)
        .contains(member.signInName());
    Instant leavesAt = deletions.approve(second, id(), ORIGIN);
    assertThat(opensMail(member, device)).isFalse();
    assertThat(directory.recipient(member.ownMailbox())).isPresent();
    assertThat(sessionOf(member.token()).leavesAt()).contains(leavesAt);
    assertThat(proposed.ofOwn(member).orElseThrow().reason()).isEqualTo("Sells what is forbidden");
    assertThat(proposed.waiting(second))
        .extracting(ProposedDeletion::address)
        .doesNotContain(member.signInName());
    assertThat(told(member, "DELETION_APPROVED")).isOne();
  }

  @Test
  void isNeverAgreedToByWhoHasAskedForIt() throws SQLException {
    propose();
    assertThat(kindOf(() -> deletions.approve(first, id(), ORIGIN)))
        .isEqualTo(Kind.SECOND_PERSON_NEEDED);
    assertThatThrownBy(
            () ->
                execute(
                    "update deletion_wish set approved_by_id = asked_by_id where account_id = "
                        + id()))
        .isInstanceOf(SQLException.class);
    assertThat(sessionOf(member.token()).leavesAt()).isEmpty();
  }

  @Test
  void bringsNobodyBackWhoIsGone() throws SQLException {
    propose();
    execute("update account set state = 'GONE' where id = " + id());
    assertThat(kindOf(() -> deletions.approve(second, id(), ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(count("account where state = 'GONE' and sign_in_name = ?", member.signInName()))
        .isOne();
  }

  @Test
  void isAgreedToOnceAndByAnotherWhoeverComesTogether() throws Exception {
    propose();
    Session third = operator();
    AtomicInteger turn = new AtomicInteger();
    List<Future<Instant>> results =
        atOnce(
            9,
            () -> {
              Session who = List.of(first, second, third).get(turn.getAndIncrement() % 3);
              return deletions.approve(who, id(), ORIGIN);
            });
    Map<Kind, Long> kinds =
        refusals(results).stream()
            .collect(Collectors.groupingBy(ProvisioningException::kind, Collectors.counting()));
    assertThat(kinds.keySet()).isSubsetOf(Kind.NOT_FOUND, Kind.SECOND_PERSON_NEEDED);
    assertThat(
            count(
                "deletion_wish where approved_by_id <> asked_by_id and account_id = ?", "" + id()))
        .isEqualTo(9L - refusals(results).size());
    assertThat(
            count("audit_entry where act = 'DELETION_APPROVED' and on_account_id = ?", "" + id()))
        .isLessThanOrEqualTo(1);
  }

  @Test
  void isTakenBackInTheDaysOfGraceByOperatorsAndNotByTheMember() {
    approve();
    accounts.undoDeletion(member, ORIGIN);
    assertThat(sessionOf(member.token()).leavesAt()).isPresent();
    deletions.takeBack(first, id(), ORIGIN);
    assertThat(sessionOf(member.token()).leavesAt()).isEmpty();
    assertThat(opensMail(member, device)).isTrue();
    assertThat(proposed.find(first, id())).isEmpty();
    assertThat(told(member, "DELETION_TAKEN_BACK")).isOne();
    assertThat(kindOf(() -> deletions.takeBack(first, id(), ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(
            count(
                "scheduled_tasks where task_name = 'erase account' and task_instance like ?",
                id() + "/%"))
        .isZero();
  }

  @Test
  void goesBeforeTheWishOfTheMember() {
    accounts.requestDeletion(member, PASSWORD, ORIGIN);
    approve();
    accounts.undoDeletion(member, ORIGIN);
    assertThat(sessionOf(member.token()).leavesAt()).isPresent();
    assertThat(
            count(
                "scheduled_tasks where task_name = 'erase account' and task_instance like ?",
                id() + "/%"))
        .isOne();
  }

  @Test
  void countsStillWhenTheAccountWasTakenBackAndGivenBackWithItsBranch() {
    approve();
    Optional<Instant> day = sessionOf(member.token()).leavesAt();
    branches.takeBack(first, id(), Wording.reason("Spam"), ORIGIN);
    branches.giveBack(first, id(), ORIGIN);
    assertThat(proposed.find(first, id()).orElseThrow().isApproved()).isTrue();
    Session again = sessionOf(signIn(member.signInName(), PASSWORD, ORIGIN));
    assertThat(again.leavesAt()).isEqualTo(day).isPresent();
  }

  @Test
  void leavesTheWishOfTheMemberWhenItIsTakenBack() {
    Instant day = accounts.requestDeletion(member, PASSWORD, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofHours(1));
    approve();
    assertThat(sessionOf(member.token()).leavesAt().orElseThrow()).isAfter(day);
    deletions.takeBack(first, id(), ORIGIN);
    assertThat(sessionOf(member.token()).leavesAt()).contains(day);
    accounts.undoDeletion(member, ORIGIN);
    assertThat(sessionOf(member.token()).leavesAt()).isEmpty();
  }

  @Test
  void givesTheMemberTheDaysOfGraceAnewWhereTheirDayIsOverMeanwhile() throws SQLException {
    accounts.requestDeletion(member, PASSWORD, ORIGIN);
    approve();
    Instant leavesAt = sessionOf(member.token()).leavesAt().orElseThrow();
    execute(
        "update deletion_wish set owners_day = '2020-01-01 00:00:00' where account_id = " + id());
    deletions.takeBack(first, id(), ORIGIN);
    assertThat(sessionOf(member.token()).leavesAt().orElseThrow()).isAfterOrEqualTo(leavesAt);
  }

  @Test
  void erasesWhenTheDaysAreOver() throws SQLException {
    approve();
    execute("update account set leaves_at = '2020-01-01 00:00:00' where id = " + id());
    execute(
        "update scheduled_tasks set execution_time = '2020-01-01 00:00:00'"
            + " where task_name = 'erase account' and task_instance like '"
            + id()
            + "/%'");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("account where sign_in_name = ?", member.signInName()) == 0);
    assertThat(count("deletion_wish where account_id = ?", "" + id())).isZero();
  }

  @Test
  void isWithdrawnAsLongAsNobodyHasAgreed() {
    propose();
    deletions.withdraw(first, id(), ORIGIN);
    assertThat(kindOf(() -> deletions.approve(second, id(), ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    approve();
    deletions.withdraw(first, id(), ORIGIN);
    assertThat(sessionOf(member.token()).leavesAt()).isPresent();
  }

  @Test
  void isAskedForOnce() {
    propose();
    assertThat(kindOf(() -> deletions.propose(second, id(), Wording.reason("The same"), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void isForOperatorsOnly() {
    propose();
    assertThat(kindOf(() -> deletions.approve(member, id(), ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> proposed.waiting(member))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> deletions.propose(member, id(), Wording.reason("Me"), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  private void propose() {
    deletions.propose(first, id(), Wording.reason("Sells what is forbidden"), ORIGIN);
  }

  private void approve() {
    propose();
    deletions.approve(second, id(), ORIGIN);
  }

  private long id() {
    return member.accountId();
  }
}

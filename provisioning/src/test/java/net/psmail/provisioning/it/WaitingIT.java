package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Newcomer;
import net.psmail.provisioning.account.WaitingChoice;
import net.psmail.provisioning.account.WaitingCount;
import net.psmail.provisioning.account.WaitingRegistrations;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.RefusedVisits;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.signup.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of those who wait for an operator. */
class WaitingIT extends FacadeTest {

  @Inject WaitingRegistrations waiting;
  @Inject RefusedVisits refusedVisits;
  @Inject Transactions transactions;

  private Session operator;

  @BeforeEach
  void callAnOperator() {
    operator = operator();
  }

  @Test
  void letsMailRunOnceAnOperatorHasApproved() {
    Session newcomer = register("bank" + newName());
    String device = newDevice(newcomer, "Laptop");
    assertThat(newcomer.waitingSince()).isPresent();
    assertThat(opensMail(newcomer, device)).isFalse();
    assertThat(directory.recipient(newcomer.ownMailbox())).isEmpty();
    assertThat(
            count(
                "scheduled_tasks where task_name = 'welcome mail' and task_instance = ?",
                Long.toString(newcomer.accountId())))
        .isZero();

    assertThat(waiting.approve(operator, List.of(newcomer.accountId()), ORIGIN)).isOne();

    assertThat(sessionOf(newcomer.token()).waitingSince()).isEmpty();
    assertThat(opensMail(newcomer, device)).isTrue();
    assertThat(directory.recipient(newcomer.ownMailbox())).isPresent();
    assertThat(waiting.approve(operator, List.of(newcomer.accountId()), ORIGIN)).isZero();
    assertThat(waiting.refuse(operator, List.of(newcomer.accountId()), ORIGIN)).isZero();
  }

  @Test
  void keepsNothingOfWhoWasRefusedAndGivesTheNameToSomebodyElse() throws SQLException {
    String name = "bank" + newName();
    Session newcomer = register(name);
    String address = newcomer.signInName();

    assertThat(kindOf(() -> register(name))).isEqualTo(Kind.NAME_TAKEN);
    assertThat(waiting.refuse(operator, List.of(newcomer.accountId()), ORIGIN)).isOne();

    assertThat(sessions.find(newcomer.token())).isEmpty();
    assertThat(refusedVisits.include(newcomer.token())).isTrue();
    assertThat(kindOf(() -> signIn(address, PASSWORD, ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(count("account where sign_in_name = ?", address)).isZero();
    assertThat(count("mailbox where address = ?", address)).isZero();
    assertThat(count("address_claim where address = ?", address)).isZero();
    assertThat(count("audit_entry where subject like ?", "%" + name + "%")).isZero();
    assertThat(count("audit_entry where account_id = ?", Long.toString(newcomer.accountId())))
        .isZero();
    assertThat(register(name).signInName()).isEqualTo(address);
  }

  @Test
  void decidesOnceWhenOneOperatorApprovesAndAnotherRefusesAtTheSameTime() throws Exception {
    for (int round = 0; round < 5; round++) {
      Session newcomer = register("bank" + newName());
      List<Long> one = List.of(newcomer.accountId());
      AtomicInteger approved = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      Queue<Runnable> once =
          new ConcurrentLinkedQueue<>(
              List.of(
                  () -> approved.addAndGet(waiting.approve(operator, one, ORIGIN)),
                  () -> refused.addAndGet(waiting.refuse(operator, one, ORIGIN))));
      assertThat(refusals(atOnce(2, () -> run(once.remove())))).isEmpty();
      assertThat(approved.get() + refused.get()).isOne();
      assertThat(count("address_claim where address = ?", newcomer.signInName()))
          .isEqualTo(approved.get());
    }
  }

  @Test
  void tellsOneProgramOfTwoWhomItHasDecidedAbout() throws Exception {
    for (int round = 0; round < 5; round++) {
      Session newcomer = register("bank" + newName());
      long one = newcomer.accountId();
      Queue<Supplier<Optional<Newcomer>>> once =
          new ConcurrentLinkedQueue<>(
              List.of(
                  () -> waiting.approve(operator, one, ORIGIN),
                  () -> waiting.refuse(operator, one, ORIGIN)));
      List<String> decided = new ArrayList<>();
      for (Future<Optional<Newcomer>> answer : atOnce(2, () -> transactions.call(once.remove()))) {
        answer.get().map(Newcomer::address).ifPresent(decided::add);
      }
      assertThat(decided).containsExactly(newcomer.signInName());
    }
  }

  @Test
  void letsWhoWaitsWithdraw() {
    String name = "bank" + newName();
    Session newcomer = register(name);
    assertThat(waiting.withdraw(newcomer)).isTrue();
    assertThat(refusedVisits.include(newcomer.token())).isFalse();
    assertThat(count("account where sign_in_name = ?", newcomer.signInName())).isZero();
    assertThat(waiting.withdraw(newcomer)).isFalse();
    assertThat(waiting.withdraw(register(newName()))).isFalse();
  }

  @Test
  void endsWhatNobodyHasDecidedForFourteenDays() throws SQLException {
    Session old = register("bank" + newName());
    Session fresh = register("bank" + newName());
    execute(
        "update waiting_registration set asked_at = '2020-01-01 00:00:00' where account_id = "
            + old.accountId());
    execute(
        "update scheduled_tasks set execution_time = '2020-01-01 00:00:00'"
            + " where task_name = 'end waiting registrations'");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("account where sign_in_name = ?", old.signInName()) == 0);
    assertThat(sessions.find(fresh.token())).isPresent();
  }

  @Test
  void decidesAllOfANetworkOrAReasonAtOnceButNobodyWhoCameLater() {
    Origin flood = new Origin("198.51.100.0/24", "a machine");
    Session other = register("bank" + newName());
    List<Long> flooders =
        Stream.generate(() -> accounts.register(form("bank" + newName()), flood))
            .limit(103)
            .map(token -> sessionOf(token).accountId())
            .toList();
    WaitingChoice choice =
        new WaitingChoice(Optional.of(flood.network()), Optional.of(Reason.NAME));
    WaitingCount seen = waiting.count(operator, choice);
    assertThat(seen).isEqualTo(new WaitingCount(103, flooders.get(102)));
    assertThat(waiting.list(operator, choice, 0, 200)).extracting(Newcomer::id).isEqualTo(flooders);
    Session late = sessionOf(accounts.register(form("bank" + newName()), flood));

    assertThat(waiting.approveAll(operator, choice, flooders.get(0), ORIGIN)).isOne();
    assertThat(waiting.refuseAll(operator, choice, seen.last(), ORIGIN)).isEqualTo(102);

    assertThat(waiting.count(operator, choice)).isEqualTo(new WaitingCount(1, late.accountId()));
    assertThat(sessions.find(other.token())).isPresent();
    WaitingChoice none = new WaitingChoice(choice.network(), Optional.of(Reason.HOUR));
    assertThat(waiting.count(operator, none)).isEqualTo(new WaitingCount(0, 0));
    assertThat(kindOf(() -> waiting.refuseAll(late, choice, seen.last(), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> waiting.approveAll(late, choice, seen.last(), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void letsNobodyButOperatorsDecide() {
    Session newcomer = register("bank" + newName());
    List<Long> self = List.of(newcomer.accountId());
    assertThat(kindOf(() -> waiting.approve(newcomer, self, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> waiting.refuse(newcomer, self, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  private static boolean run(Runnable act) {
    act.run();
    return true;
  }
}

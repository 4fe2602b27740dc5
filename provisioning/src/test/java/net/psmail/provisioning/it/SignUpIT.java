package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Newcomer;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.account.WaitingRegistrations;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.RefusedVisits;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.signup.Challenge;
import net.psmail.provisioning.signup.Outcome;
import net.psmail.provisioning.signup.Reason;
import net.psmail.provisioning.signup.SignUpFigures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignUpIT extends FacadeTest {

  private static final int MANY = 1000;
  private static final int THREADS = 125;
  private static final int BUDGET = 1000;

  @Inject WaitingRegistrations waiting;
  @Inject CustomerDomains domains;
  @Inject RefusedVisits refusedVisits;
  @Inject SignUpFigures figures;

  private Session operator;

  @BeforeEach
  void callAnOperator() {
    operator = operator();
  }

  @AfterEach
  void openTheDomainAgain() throws SQLException {
    domains.changeSignUp(operator, DOMAIN, SignUpPolicy.OPEN, ORIGIN);
    execute("delete from sign_up_hour");
  }

  @Test
  void letsNobodyWaitWhoBringsAProofToAnOpenDomain() {
    assertThat(register(newName()).waitingSince()).isEmpty();
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
    assertThat(kindOf(() -> accounts.signIn(address, PASSWORD, ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
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
  void saysOfEachWhoWaitsWhy() {
    String name = "bank" + newName();
    domains.changeSignUp(operator, DOMAIN, SignUpPolicy.APPROVAL, ORIGIN);
    Registration form = form(name);
    SessionToken token =
        accounts.register(
            new Registration(form.formId(), name, DOMAIN, PASSWORD, "", "", "en"), ORIGIN);
    assertThat(listed(sessionOf(token)).orElseThrow())
        .satisfies(
            newcomer -> {
              assertThat(newcomer.reasons())
                  .containsExactly(Reason.DOMAIN, Reason.NAME, Reason.PROOF);
              assertThat(newcomer.network()).isEqualTo(ORIGIN.network());
              assertThat(newcomer.address()).isEqualTo(name + "@psmail.test");
            });
  }

  @Test
  void countsWhatBecameOfEachForOperatorsToSee() {
    DomainName domain = new DomainName(newName() + ".example");
    domains.add(operator, domain, Optional.empty(), ORIGIN);
    register(domain, newName());
    List<Session> four =
        Stream.generate(() -> register(domain, "bank" + newName())).limit(4).toList();
    waiting.approve(operator, List.of(four.get(0).accountId()), ORIGIN);
    waiting.refuse(operator, List.of(four.get(1).accountId()), ORIGIN);
    waiting.withdraw(four.get(2));
    domains.stop(operator, domain, ORIGIN);
    waiting.refuse(operator, List.of(four.get(3).accountId()), ORIGIN);

    assertThat(figures.of(domain, 30))
        .containsOnly(
            entry(Outcome.LET_IN, 1L),
            entry(Outcome.WAITED, 4L),
            entry(Outcome.NAME, 4L),
            entry(Outcome.APPROVED, 1L),
            entry(Outcome.REFUSED, 2L),
            entry(Outcome.ENDED, 1L));
  }

  @Test
  void takesNobodyWhereTheDomainIsClosedOrForInvitedPeople() {
    domains.changeSignUp(operator, DOMAIN, SignUpPolicy.CLOSED, ORIGIN);
    assertThat(kindOf(() -> register(newName()))).isEqualTo(Kind.SIGN_UP_CLOSED);
    domains.changeSignUp(operator, DOMAIN, SignUpPolicy.INVITE, ORIGIN);
    assertThat(kindOf(() -> register(newName()))).isEqualTo(Kind.INVITE_NEEDED);
  }

  @Test
  void refusesANameThatOperatorsDescribe() {
    assertThat(refusal(() -> register("ev.il" + newName())).addressFault())
        .isEqualTo(AddressFault.RESERVED);
  }

  @Test
  void letsNobodyButOperatorsDecide() {
    Session newcomer = register("bank" + newName());
    List<Long> self = List.of(newcomer.accountId());
    assertThat(kindOf(() -> waiting.approve(newcomer, self, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> waiting.refuse(newcomer, self, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void countsAProofOnceAlsoWhenManyUseItAtOnce() throws Exception {
    String form = UUID.randomUUID().toString();
    String proof = Solver.solve(proofs.challenge(form));
    List<Future<SessionToken>> results =
        atOnce(
            8,
            () ->
                accounts.register(
                    new Registration(form, newName(), DOMAIN, PASSWORD, proof, "", "en"), ORIGIN));
    assertThat(waitingOf(results)).isEqualTo(7);
  }

  @Test
  void countsNoProofForAnotherFormOrWithAnotherNumberOrTooLate() {
    String form = UUID.randomUUID().toString();
    assertThat(waitsWith(form, Solver.solve(proofs.challenge("another")))).isTrue();
    Challenge challenge = proofs.challenge(form);
    assertThat(waitsWith(form, Solver.answer(challenge, Solver.numberOf(challenge) + 1))).isTrue();
    assertThat(waitsWith(form, "nonsense")).isTrue();
    String late = Solver.solve(challenge);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(21));
    assertThat(waitsWith(form, late)).isTrue();
    assertThat(waitsWith(form, Solver.solve(proofs.challenge(form)))).isFalse();
  }

  @Test
  void countsNoProofOfAQuestionThatWeHaveNotSigned() {
    String form = UUID.randomUUID().toString();
    Challenge ours = proofs.challenge(form);
    Challenge theirs =
        new Challenge(ours.algorithm(), ours.challenge(), ours.most(), ours.salt(), "0".repeat(64));
    assertThat(waitsWith(form, Solver.solve(theirs))).isTrue();
    Challenge easy =
        new Challenge(
            ours.algorithm(),
            Digests.sha256(ours.salt() + 0),
            ours.most(),
            ours.salt(),
            ours.signature());
    assertThat(waitsWith(form, Solver.answer(easy, 0))).isTrue();
  }

  /** Hash and signature stay the same when a digit of the number is written to the salt. */
  @Test
  void countsNoProofAgainWhoseSaltEndsElsewhere() {
    String form = UUID.randomUUID().toString();
    Challenge question = challengeWithTwoDigits(form);
    String number = Long.toString(Solver.numberOf(question));
    assertThat(waitsWith(form, Solver.solve(question))).isFalse();
    Challenge longer =
        new Challenge(
            question.algorithm(),
            question.challenge(),
            question.most(),
            question.salt() + number.charAt(0),
            question.signature());
    assertThat(waitsWith(form, Solver.answer(longer, Long.parseLong(number.substring(1)))))
        .isTrue();
  }

  private Challenge challengeWithTwoDigits(String form) {
    Challenge question = proofs.challenge(form);
    while (Solver.numberOf(question) < 10 || Solver.numberOf(question) % 10 == 0) {
      question = proofs.challenge(form);
    }
    return question;
  }

  @Test
  void letsNoMoreInThanTheHoursBudgetAndLetsTheOthersWait() throws Exception {
    leaveOfTheBudget(3);
    List<Future<SessionToken>> results =
        atOnce(8, () -> accounts.register(form(newName()), ORIGIN));
    assertThat(waitingOf(results)).isEqualTo(5);
  }

  @Test
  void givesANameToOneOfAThousandWhoWantItAtOnce() {
    String name = newName();
    Queue<Kind> refused = new ConcurrentLinkedQueue<>();
    AtomicInteger winners = new AtomicInteger();
    List<Future<Boolean>> results =
        atOnce(
            THREADS,
            () -> {
              for (int i = 0; i < MANY / THREADS; i++) {
                want(name).ifPresentOrElse(refused::add, winners::incrementAndGet);
              }
              return true;
            });
    assertThat(refusals(results)).isEmpty();
    assertThat(winners).hasValue(1);
    assertThat(refused).hasSize(MANY - 1).isSubsetOf(Kind.NAME_TAKEN, Kind.BUSY);
    assertThat(count("account where sign_in_name = ?", name + "@psmail.test")).isOne();
    assertThat(count("address_claim where address = ?", name + "@psmail.test")).isOne();
  }

  /** Somebody else each time; empty for whoever gets it. */
  private Optional<Kind> want(String name) {
    String form = UUID.randomUUID().toString();
    try {
      accounts.register(new Registration(form, name, DOMAIN, PASSWORD, "", "", "en"), ORIGIN);
      return Optional.empty();
    } catch (ProvisioningException refusal) {
      return Optional.of(refusal.kind());
    }
  }

  private static boolean run(Runnable act) {
    act.run();
    return true;
  }

  private Session register(DomainName domain, String name) {
    Registration form = form(name);
    return sessionOf(
        accounts.register(
            new Registration(form.formId(), name, domain, PASSWORD, form.proof(), "", "en"),
            ORIGIN));
  }

  private boolean waitsWith(String form, String proof) {
    SessionToken token =
        accounts.register(
            new Registration(form, newName(), DOMAIN, PASSWORD, proof, "", "en"), ORIGIN);
    return sessionOf(token).waitingSince().isPresent();
  }

  private long waitingOf(List<Future<SessionToken>> results) throws Exception {
    long waits = 0;
    for (Future<SessionToken> result : results) {
      waits += sessionOf(result.get()).waitingSince().isPresent() ? 1 : 0;
    }
    return waits;
  }

  private Optional<Newcomer> listed(Session newcomer) {
    return waiting.list(newcomer.accountId() - 1, 1).stream().findFirst();
  }

  private void leaveOfTheBudget(int left) throws SQLException {
    LocalDateTime hour =
        LocalDateTime.ofInstant(
            SettableClock.INSTANCE.instant().truncatedTo(ChronoUnit.HOURS), ZoneOffset.UTC);
    execute("delete from sign_up_hour");
    execute(
        "insert into sign_up_hour (started_at, taken) values ('"
            + Timestamp.valueOf(hour)
            + "', "
            + (BUDGET - left)
            + ")");
  }
}

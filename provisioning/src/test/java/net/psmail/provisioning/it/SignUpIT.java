package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
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
import net.psmail.provisioning.account.WaitingChoice;
import net.psmail.provisioning.account.WaitingRegistrations;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
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

  private Session register(DomainName domain, String name) {
    Registration form = form(name);
    return sessionOf(
        accounts.register(
            new Registration(form.formId(), name, domain, PASSWORD, form.proof(), "", "en"),
            ORIGIN));
  }

  private Optional<Newcomer> listed(Session newcomer) {
    return waiting.list(operator, WaitingChoice.ALL, newcomer.accountId() - 1, 1).stream()
        .findFirst();
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

package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.invite.Invites;
import net.psmail.provisioning.invite.OpenInvites;
import net.psmail.provisioning.invite.OperatorInvites;
import net.psmail.provisioning.invite.SentInvite;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvitesIT extends FacadeTest {

  private static final int ALLOWANCE = 5;

  @Inject Invites invites;
  @Inject OpenInvites open;
  @Inject OperatorInvites operatorInvites;
  @Inject CustomerDomains domains;

  private Session operator;
  private Session member;

  @BeforeEach
  void callAnOperatorAndAMember() throws SQLException {
    operator = operator();
    member = memberOfAge();
  }

  @AfterEach
  void openTheDomainAgain() {
    domains.changeSignUp(operator, DOMAIN, SignUpPolicy.OPEN, ORIGIN);
  }

  @Test
  void letsSomebodyInWhereTheDomainTakesNobodyElse() {
    domains.changeSignUp(operator, DOMAIN, SignUpPolicy.INVITE, ORIGIN);
    String token = invite(member);
    assertThat(open.domain(token)).contains(DOMAIN);
    Session guest = sessionOf(accept(token, newName()));
    assertThat(guest.waitingSince()).isEmpty();
    assertThat(opensMail(guest, newDevice(guest, "Laptop"))).isTrue();
    assertThat(open.domain(token)).isEmpty();
  }

  @Test
  void letsWhoIsInvitedInWithoutAProofOfWork() {
    String token = invite(member);
    assertThat(sessionOf(accept(token, newName())).waitingSince()).isEmpty();
  }

  @Test
  void letsWhoIsInvitedWaitAllTheSameWhereOperatorsLookAtEachOrAtTheName() {
    assertThat(sessionOf(accept(invite(member), "bank" + newName())).waitingSince()).isPresent();
    domains.changeSignUp(operator, DOMAIN, SignUpPolicy.APPROVAL, ORIGIN);
    assertThat(sessionOf(accept(invite(member), newName())).waitingSince()).isPresent();
  }

  @Test
  void worksOnce() {
    String token = invite(member);
    accept(token, newName());
    String second = newName();
    assertThat(kindOf(() -> accept(token, second))).isEqualTo(Kind.LINK_USED);
    assertThat(count("account where sign_in_name = ?", second + "@psmail.test")).isZero();
  }

  @Test
  void signsInWhoSendsTheSameFormTwice() {
    String token = invite(member);
    String name = newName();
    Registration form =
        new Registration(UUID.randomUUID().toString(), name, DOMAIN, PASSWORD, "", token, "en");
    Session first = sessionOf(accounts.register(form, ORIGIN));
    assertThat(sessionOf(accounts.register(form, ORIGIN)).accountId()).isEqualTo(first.accountId());
  }

  @Test
  void letsOneInOfManyWhoUseItAtOnceAndKeepsNothingOfTheOthers() {
    for (int round = 0; round < 3; round++) {
      String token = invite(member);
      String prefix = newName().substring(0, 12);
      List<Future<SessionToken>> results =
          atOnce(12, () -> accept(token, prefix + newName().substring(0, 8)));
      assertThat(refusals(results))
          .hasSize(11)
          .extracting(ProvisioningException::kind)
          .containsOnly(Kind.LINK_USED);
      assertThat(count("account where sign_in_name like ?", prefix + "%")).isOne();
      assertThat(count("address_claim where address like ?", prefix + "%")).isOne();
    }
    assertThat(invites.list(member)).hasSize(3).noneMatch(SentInvite::isOpen);
  }

  @Test
  void makesNoMoreThanTheAllowanceAlsoWhenManyAreAskedForAtOnce() {
    List<Future<Boolean>> results =
        atOnce(
            8,
            () -> {
              invites.make(member, "", ORIGIN);
              return true;
            });
    assertThat(refusals(results))
        .hasSize(8 - ALLOWANCE)
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.LIMIT_REACHED);
    assertThat(invites.list(member)).hasSize(ALLOWANCE);
    assertThat(invites.allowance(member).left()).isZero();
  }

  @Test
  void countsWhatWasUsedUntilThePeriodIsOverAndNotWhatWasWithdrawn() throws SQLException {
    accept(invite(member), newName());
    invite(member);
    assertThat(invites.allowance(member).left()).isEqualTo(ALLOWANCE - 2);
    invites.withdraw(member, invites.list(member).get(0).id(), ORIGIN);
    assertThat(invites.allowance(member).left()).isEqualTo(ALLOWANCE - 1);
    execute(
        "update invite set used_at = '2020-01-01 00:00:00' where inviter_id = "
            + member.accountId());
    assertThat(invites.allowance(member).left()).isEqualTo(ALLOWANCE);
  }

  @Test
  void letsWhoIsNewInviteNobodyAndSaysFromWhen() {
    Session fresh = register(newName());
    assertThat(invites.allowance(fresh).isOpen()).isFalse();
    assertThat(invites.allowance(fresh).from().orElseThrow())
        .isAfter(SettableClock.INSTANCE.instant().plus(Duration.ofDays(29)));
    assertThat(kindOf(() -> invites.make(fresh, "", ORIGIN))).isEqualTo(Kind.LIMIT_REACHED);
  }

  @Test
  void letsWhoWaitsInviteNobody() throws SQLException {
    Session newcomer = ofAge(register("bank" + newName()));
    assertThat(kindOf(() -> invites.make(newcomer, "", ORIGIN))).isEqualTo(Kind.LIMIT_REACHED);
  }

  @Test
  void endsAfterFourteenDaysAndIsForgotten() throws SQLException {
    String token = invite(member);
    long id = invites.list(member).get(0).id();
    execute("update invite set expires_at = '2020-01-01 00:00:00' where id = " + id);
    assertThat(kindOf(() -> accept(token, newName()))).isEqualTo(Kind.LINK_USED);
    assertThat(invites.list(member)).isEmpty();
    execute(
        "update scheduled_tasks set execution_time = '2020-01-01 00:00:00'"
            + " where task_name = 'purge invitations'");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("invite where id = ?", Long.toString(id)) == 0);
  }

  @Test
  void canBeWithdrawnByItsMakerAlone() throws SQLException {
    String token = invite(member);
    long id = invites.list(member).get(0).id();
    Session other = memberOfAge();
    assertThat(kindOf(() -> invites.withdraw(other, id, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> operatorInvites.withdraw(operator, id, ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    invites.withdraw(member, id, ORIGIN);
    assertThat(kindOf(() -> accept(token, newName()))).isEqualTo(Kind.LINK_USED);
    String used = invite(member);
    long usedId = invites.list(member).get(0).id();
    accept(used, newName());
    assertThat(kindOf(() -> invites.withdraw(member, usedId, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void showsItsLinkOnceToTheSessionThatMadeIt() {
    invites.make(member, "For Ada", ORIGIN);
    assertThat(invites.takeNew(member)).isPresent();
    assertThat(invites.takeNew(member)).isEmpty();
    assertThat(invites.list(member)).extracting(SentInvite::note).containsExactly("For Ada");
    assertThat(count("audit_entry where subject = ?", "For Ada")).isZero();
    assertThat(kindOf(() -> invites.make(member, "x".repeat(61), ORIGIN)))
        .isEqualTo(Kind.INVALID_NAME);
  }

  @Test
  void leadsIntoTheDomainOfTheMemberAndNowhereWhenThatIsClosed() {
    DomainName other = new DomainName("n" + UUID.randomUUID() + ".example");
    domains.add(operator, other, Optional.empty(), ORIGIN);
    domains.changeSignUp(operator, other, SignUpPolicy.INVITE, ORIGIN);
    String token = invite(member);
    assertThat(kindOf(() -> accept(token, newName(), other))).isEqualTo(Kind.LINK_USED);
    domains.changeSignUp(operator, DOMAIN, SignUpPolicy.CLOSED, ORIGIN);
    assertThat(kindOf(() -> accept(token, newName()))).isEqualTo(Kind.SIGN_UP_CLOSED);
    assertThat(kindOf(() -> invites.make(member, "", ORIGIN))).isEqualTo(Kind.SIGN_UP_CLOSED);

    operatorInvites.make(operator, other, "First member", ORIGIN);
    String first = operatorInvites.takeNew(operator).orElseThrow();
    assertThat(openNotes()).contains("First member");
    assertThat(sessionOf(accept(first, newName(), other)).waitingSince()).isEmpty();
    assertThat(openNotes()).doesNotContain("First member");
  }

  @Test
  void isMadeForADomainByOperatorsOnly() {
    assertThat(kindOf(() -> operatorInvites.make(member, DOMAIN, "", ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  private List<String> openNotes() {
    return operatorInvites.open(Long.MAX_VALUE, 200).invites().stream()
        .map(SentInvite::note)
        .toList();
  }

  private String invite(Session inviter) {
    invites.make(inviter, "", ORIGIN);
    return invites.takeNew(inviter).orElseThrow();
  }

  private SessionToken accept(String token, String name) {
    return accept(token, name, DOMAIN);
  }

  private SessionToken accept(String token, String name, DomainName domain) {
    String form = UUID.randomUUID().toString();
    return accounts.register(
        new Registration(form, name, domain, PASSWORD, "", token, "en"), ORIGIN);
  }
}

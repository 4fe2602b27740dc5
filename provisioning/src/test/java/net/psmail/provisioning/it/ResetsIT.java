package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.ResetUse;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResetsIT extends FacadeTest {

  private static final String NEW_PASSWORD = "another horse battery";

  @Inject Resets resets;
  @Inject ResetUse use;

  private Session operator;
  private Session member;
  private String device;

  @BeforeEach
  void begin() throws SQLException {
    operator = operator();
    becomes("OPERATOR");
    member = register(newName());
    device = newDevice(member, "Laptop");
  }

  @AfterEach
  void leave() throws SQLException {
    becomes("MEMBER");
  }

  @Test
  void changesNothingUntilTheLinkIsUsed() {
    String token = offer();
    assertThat(use.address(token)).contains(member.ownMailbox());
    assertThat(opensMail(member, device)).isTrue();
    assertThat(signIn(member.signInName(), PASSWORD, ORIGIN)).isNotNull();
    assertThat(resets.ofOwn(member)).isPresent();
    assertThat(resets.find(operator, member.accountId()).orElseThrow().by())
        .isEqualTo("an-operator");
    assertThat(told(member, "RESET_OFFERED")).isOne();
  }

  @Test
  void givesANewPasswordKeyAndRecoveryCodeAndEndsAllOfBefore() {
    String code = recovery.code(member).orElseThrow();
    Object key = directory.recipient(member.ownMailbox()).orElseThrow().publicKey();
    Session again = sessionOf(use.use(offer(), NEW_PASSWORD, ORIGIN));
    assertThat(again.accountId()).isEqualTo(member.accountId());
    assertThat(sessions.find(member.token())).isEmpty();
    assertThat(opensMail(member, device)).isFalse();
    assertThat(directory.recipient(member.ownMailbox()).orElseThrow().publicKey())
        .isNotEqualTo(key);
    assertThat(recovery.code(again)).isPresent().get().isNotEqualTo(code);
    assertThat(again.recoveryConfirmed()).isFalse();
    assertThat(kindOf(() -> signIn(member.signInName(), PASSWORD, ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(
            kindOf(() -> recovery.recover(member.signInName(), code, NEW_PASSWORD, false, ORIGIN)))
        .isEqualTo(Kind.RECOVERY_REFUSED);
    String fresh = newDevice(again, "Phone");
    assertThat(opensMail(again, fresh)).isTrue();
    assertThat(told(member, "RESET_USED")).isOne();
  }

  @Test
  void worksOnceAlsoForThoseWhoComeTogether() throws Exception {
    String token = offer();
    List<Future<SessionToken>> results = atOnce(4, () -> use.use(token, NEW_PASSWORD, ORIGIN));
    assertThat(refusals(results))
        .hasSize(3)
        .allMatch(refused -> refused.kind() == Kind.LINK_USED || refused.kind() == Kind.BUSY);
    assertThat(kindOf(() -> use.use(token, NEW_PASSWORD, ORIGIN))).isEqualTo(Kind.LINK_USED);
  }

  @Test
  void isStoppedByTheMemberWhoHasNotAskedForIt() {
    String token = offer();
    resets.stop(member, ORIGIN);
    assertThat(use.address(token)).isEmpty();
    assertThat(kindOf(() -> use.use(token, NEW_PASSWORD, ORIGIN))).isEqualTo(Kind.LINK_USED);
  }

  @Test
  void isWorthlessOnceTheMemberHasComeBackByTheRecoveryCode() {
    String code = recovery.code(member).orElseThrow();
    String token = offer();
    Session again =
        sessionOf(recovery.recover(member.signInName(), code, NEW_PASSWORD, false, ORIGIN));
    assertThat(resets.ofOwn(again)).isEmpty();
    assertThat(kindOf(() -> use.use(token, PASSWORD, ORIGIN))).isEqualTo(Kind.LINK_USED);
    assertThat(opensMail(again, device)).isTrue();
  }

  @Test
  void isWithdrawnByAnOperatorAndByTheNextOne() {
    String first = offer();
    String second = offer();
    assertThat(use.address(first)).isEmpty();
    assertThat(use.address(second)).isPresent();
    resets.withdraw(operator, member.accountId(), ORIGIN);
    assertThat(use.address(second)).isEmpty();
    assertThat(resets.find(operator, member.accountId())).isEmpty();
  }

  @Test
  void worksForTwoDays() {
    String token = offer();
    SettableClock.INSTANCE.putForward(Duration.ofHours(49));
    assertThat(use.address(token)).isEmpty();
    assertThat(kindOf(() -> use.use(token, NEW_PASSWORD, ORIGIN))).isEqualTo(Kind.LINK_USED);
  }

  @Test
  void tellsTheTokenOnceAndOnlyOnThePageOfTheAccount() {
    resets.offer(operator, member.accountId(), ORIGIN);
    assertThat(resets.takeNew(operator, 1L)).isEmpty();
    assertThat(resets.takeNew(operator, member.accountId())).isPresent();
    assertThat(resets.takeNew(operator, member.accountId())).isEmpty();
  }

  @Test
  void keepsALinkWhosePasswordIsWeak() {
    String token = offer();
    assertThat(kindOf(() -> use.use(token, "password", ORIGIN)))
        .isIn(Kind.WEAK_PASSWORD, Kind.BREACHED_PASSWORD);
    assertThat(use.address(token)).isPresent();
  }

  @Test
  void isForOperatorsOnly() {
    assertThat(kindOf(() -> resets.offer(member, member.accountId(), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> resets.find(member, member.accountId()))).isEqualTo(Kind.NOT_FOUND);
    assertThat(resets.ofOwn(member)).isEqualTo(Optional.empty());
  }

  @Test
  void isMadeByNobodyWhoseDutyHasEndedInThisMoment() throws SQLException {
    becomes("AUTHOR");
    assertThat(kindOf(this::offer)).isEqualTo(Kind.NOT_FOUND);
    assertThat(resets.ofOwn(member)).isEmpty();
  }

  private void becomes(String role) throws SQLException {
    execute("update account set role = '" + role + "' where id = " + operator.accountId());
  }

  private String offer() {
    resets.offer(operator, member.accountId(), ORIGIN);
    return resets.takeNew(operator, member.accountId()).orElseThrow();
  }
}

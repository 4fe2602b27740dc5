package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.token.ApiToken;
import net.psmail.provisioning.token.ApiToken.State;
import net.psmail.provisioning.token.ApiTokens;
import net.psmail.provisioning.token.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiTokensIT extends StaffTest {

  private static final Set<Scope> READ = Set.of(Scope.CERTIFICATES_READ);
  private static final Optional<Duration> MONTH = Optional.of(Duration.ofDays(30));

  @Inject ApiTokens tokens;
  @Inject Audit audit;

  @BeforeEach
  void forgetTokens() throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("delete from api_token");
    }
  }

  @Test
  void opensWhatItsScopesSayAndIsShownOnce() {
    Session boss = first("boss");
    tokens.make(boss, "  Monitoring ", Set.of(Scope.values()), MONTH, ORIGIN);
    String secret = tokens.takeNew(boss).orElseThrow();
    assertThat(tokens.takeNew(boss)).isEmpty();
    ApiToken token = tokens.find(secret).orElseThrow();
    assertThat(token.name()).isEqualTo("Monitoring");
    assertThat(token.scopes()).containsExactlyInAnyOrder(Scope.values());
    assertThat(token.accountId()).isEqualTo(boss.accountId());
    assertThat(token.endsAt()).contains(token.madeAt().plus(Duration.ofDays(30)));
    assertThat(count("api_token where hash <> ?", secret)).isOne();
    assertThat(audit.ofOwn(boss, 1).get(0))
        .satisfies(entry -> assertThat(entry.act()).isEqualTo(Act.TOKEN_MADE))
        .satisfies(entry -> assertThat(entry.subject()).isEqualTo("Monitoring"));
  }

  @Test
  void onlyAdministratorsMakeAndRevoke() {
    Session boss = first("boss");
    make(boss, MONTH);
    long id = listed().id();
    for (Session other : List.of(invited(boss, Role.OPERATOR, "colleague"), register(newName()))) {
      assertThat(kindOf(() -> tokens.make(other, "x", READ, MONTH, ORIGIN)))
          .isEqualTo(Kind.NOT_FOUND);
      assertThat(kindOf(() -> tokens.revoke(other, id, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    }
    assertThat(kindOf(() -> tokens.revoke(boss, -1, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    for (String name : List.of("", "  ", "x".repeat(61), "a\nb")) {
      assertThat(kindOf(() -> tokens.make(boss, name, READ, MONTH, ORIGIN)))
          .isEqualTo(Kind.INVALID_NAME);
    }
  }

  @Test
  void isRefusedOnceItIsRevoked() {
    Session boss = first("boss");
    String secret = make(boss, Optional.empty());
    tokens.revoke(boss, listed().id(), ORIGIN);
    tokens.revoke(boss, listed().id(), ORIGIN);
    assertThat(tokens.find(secret)).isEmpty();
    assertThat(listed().state()).isEqualTo(State.REVOKED);
    assertThat(audit.ofOwn(boss, 3))
        .extracting(AuditEntry::act)
        .containsOnlyOnce(Act.TOKEN_REVOKED);
  }

  @Test
  void isRefusedOnceItsTimeIsOverAndForgottenAMonthLater() {
    Session boss = first("boss");
    String brief = make(boss, MONTH);
    String endless = make(boss, Optional.empty());
    SettableClock.INSTANCE.putForward(Duration.ofDays(29));
    assertThat(tokens.find(brief)).isPresent();
    SettableClock.INSTANCE.putForward(Duration.ofDays(2));
    assertThat(tokens.find(brief)).isEmpty();
    assertThat(tokens.find(endless)).isPresent();
    assertThat(tokens.list()).extracting(ApiToken::state).containsExactly(State.WORKS, State.ENDED);
    SettableClock.INSTANCE.putForward(Duration.ofDays(30));
    await().atMost(Duration.ofSeconds(40)).until(() -> tokens.list().size() == 1);
    assertThat(tokens.find(endless)).isPresent();
  }

  @Test
  void opensNothingWhileItsMakerIsNoAdministrator() {
    Session boss = first("boss");
    Session second = invited(boss, Role.ADMINISTRATOR, "second");
    String kept = make(second, Optional.empty());
    staff.changeDuty(boss, second.accountId(), Duty.of(Role.OPERATOR), ORIGIN);
    assertThat(tokens.find(kept)).isEmpty();
    assertThat(listed().state()).isEqualTo(State.ORPHANED);
    staff.changeDuty(boss, second.accountId(), Duty.of(Role.ADMINISTRATOR), ORIGIN);
    assertThat(tokens.find(kept)).isPresent();
    staff.end(boss, second.accountId(), ORIGIN);
    assertThat(tokens.find(kept)).isEmpty();
  }

  @Test
  void notesItsUseOnceAMinute() {
    String secret = make(first("boss"), MONTH);
    assertThat(listed().usedAt()).isEmpty();
    tokens.find(secret);
    Instant used = listed().usedAt().orElseThrow();
    SettableClock.INSTANCE.putForward(Duration.ofSeconds(30));
    tokens.find(secret);
    assertThat(listed().usedAt()).contains(used);
    SettableClock.INSTANCE.putForward(Duration.ofSeconds(31));
    tokens.find(secret);
    assertThat(listed().usedAt().orElseThrow()).isAfter(used);
  }

  @Test
  void staysRevokedHoweverItIsUsedMeanwhile() throws InterruptedException, ExecutionException {
    Session boss = first("boss");
    String secret = make(boss, MONTH);
    AtomicBoolean revoked = new AtomicBoolean();
    Callable<Boolean> use =
        () -> {
          boolean worked = true;
          while (worked) {
            boolean before = revoked.get();
            worked = tokens.find(secret).isPresent();
            assertThat(before && worked).as("used after it was revoked").isFalse();
          }
          return true;
        };
    List<Future<Boolean>> uses = atOnce(4, use);
    tokens.revoke(boss, listed().id(), ORIGIN);
    revoked.set(true);
    for (Future<Boolean> one : uses) {
      assertThat(one.get()).isTrue();
    }
    assertThat(listed().state()).isEqualTo(State.REVOKED);
  }

  private String make(Session administrator, Optional<Duration> lifetime) {
    tokens.make(administrator, "Monitoring", READ, lifetime, ORIGIN);
    return tokens.takeNew(administrator).orElseThrow();
  }

  private ApiToken listed() {
    return tokens.list().get(0);
  }
}

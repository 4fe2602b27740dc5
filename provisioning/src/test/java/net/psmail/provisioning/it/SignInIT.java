package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.AuditEntry;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.Test;

class SignInIT extends FacadeTest {

  @Inject Audit audit;

  @Test
  void takesTheAddressOrTheNameAlone() {
    String name = newName();
    register(name);
    assertThat(sessionOf(signIn(name + "@PSMAIL.test", PASSWORD, ORIGIN)).signInName())
        .isEqualTo(sessionOf(signIn(" " + name, PASSWORD, ORIGIN)).signInName());
  }

  @Test
  void saysTheSameOfAWrongPasswordAndAnUnknownName() {
    String name = newName();
    register(name);
    assertThat(refusal(() -> signIn(name, "wrong horse battery", ORIGIN)))
        .hasMessage(refusal(() -> signIn(newName(), PASSWORD, ORIGIN)).getMessage());
  }

  @Test
  void letsTheOwnerInWhileStrangersRegister() {
    Session session = register(newName());
    ExecutorService strangers = Executors.newFixedThreadPool(100);
    List<Future<SessionToken>> registrations = new ArrayList<>();
    for (int number = 0; number < 150; number++) {
      String name = newName();
      registrations.add(strangers.submit(() -> accounts.register(form(name), ORIGIN)));
    }
    for (int time = 0; time < 5; time++) {
      assertThat(signIn(session.signInName(), PASSWORD, ORIGIN)).isNotNull();
    }
    strangers.shutdown();
    assertThat(refusals(registrations))
        .isNotEmpty()
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.BUSY);
  }

  @Test
  void letsTheOwnerInWhileStrangersGuess() throws Exception {
    Session session = register(newName());
    ExecutorService guessers = Executors.newFixedThreadPool(150);
    List<Future<SessionToken>> guesses = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      String name = number % 2 == 0 ? session.signInName() : newName();
      Origin origin = new Origin("203.0.%d.0/24".formatted(number % 256), null);
      guesses.add(guessers.submit(() -> signIn(name, "wrong horse battery", origin)));
    }
    for (int time = 0; time < 5; time++) {
      assertThat(signIn(session.signInName(), PASSWORD, ORIGIN)).isNotNull();
    }
    guessers.shutdown();
    assertThat(refusals(guesses))
        .hasSize(300)
        .extracting(ProvisioningException::kind)
        .contains(Kind.BUSY)
        .containsOnly(Kind.BUSY, Kind.SIGN_IN_REFUSED);
  }

  @Test
  void endsASessionAtSignOut() {
    Session session = register(newName());
    sessions.signOut(session.token(), ORIGIN);
    sessions.signOut(session.token(), ORIGIN);
    assertThat(sessions.find(session.token())).isEmpty();
  }

  @Test
  void keepsASessionAliveWhileItIsUsed() {
    Session session = register(newName());
    SettableClock.INSTANCE.putForward(Duration.ofHours(11));
    assertThat(sessions.find(session.token())).isPresent();
    SettableClock.INSTANCE.putForward(Duration.ofHours(11));
    assertThat(sessions.find(session.token())).isPresent();
    SettableClock.INSTANCE.putForward(Duration.ofHours(13));
    assertThat(sessions.find(session.token())).isEmpty();
  }

  @Test
  void changesThePasswordKeepsTheDevicesAndEndsOtherSessions() {
    Session session = register(newName());
    String device = newDevice(session, "Laptop");
    SessionToken elsewhere = signIn(session.signInName(), PASSWORD, ORIGIN);
    Session now =
        sessionOf(
            accounts.changePassword(session, PASSWORD, "another horse battery", false, ORIGIN));
    assertThat(now.signedInAt()).isEqualTo(session.signedInAt());
    assertThat(opensMail(now, newDevice(now, "Tablet"))).isTrue();
    assertThat(sessions.find(session.token())).as("somebody may have copied it").isEmpty();
    assertThat(sessions.find(elsewhere)).isEmpty();
    assertThat(opensMail(session, device)).isTrue();
    assertThat(kindOf(() -> signIn(session.signInName(), PASSWORD, ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    Session later = sessionOf(signIn(session.signInName(), "another horse battery", ORIGIN));
    assertThat(opensMail(later, newDevice(later, "Phone"))).isTrue();
  }

  @Test
  void refusesAPasswordThatIsChangedInTheSameMoment() throws Exception {
    Session session = register(newName());
    Session other = register(newName());
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate(
          "update account set password_verifier = '"
              + "0".repeat(64)
              + "' where id = "
              + session.accountId());
      Future<SessionToken> signIn =
          threads.submit(() -> signIn(session.signInName(), PASSWORD, ORIGIN));
      await().until(this::somebodyWaitsForARow);
      connection.commit();
      assertThat(refusals(List.of(signIn)))
          .singleElement()
          .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.SIGN_IN_REFUSED));
    }
    assertThat(signIn(other.signInName(), PASSWORD, ORIGIN)).isNotNull();
  }

  private boolean somebodyWaitsForARow() {
    return count(
            "h2".equals(System.getProperty("it.database"))
                ? "information_schema.sessions where blocker_id is not null and 'x' = ?"
                : "information_schema.processlist where info like 'select%for update' and 'x' = ?",
            "x")
        > 0;
  }

  @Test
  void revokesAllDevicesWithAPasswordChangeThatAsksForIt() {
    Session session = register(newName());
    Session other = register(newName());
    String laptop = newDevice(session, "Laptop");
    String phone = newDevice(session, "Phone");
    String others = newDevice(other, "Tablet");
    Session now =
        sessionOf(
            accounts.changePassword(session, PASSWORD, "another horse battery", true, ORIGIN));
    assertThat(opensMail(session, laptop)).isFalse();
    assertThat(opensMail(session, phone)).isFalse();
    assertThat(opensMail(other, others)).isTrue();
    assertThat(audit.ofOwn(session, 3))
        .extracting(AuditEntry::act)
        .containsExactlyInAnyOrder(Act.PASSWORD_CHANGED, Act.DEVICE_REVOKED, Act.DEVICE_REVOKED);
    assertThat(opensMail(now, newDevice(now, "New laptop"))).isTrue();
  }

  @Test
  void wantsTheCurrentPasswordForANewOne() {
    Session session = register(newName());
    assertThat(
            kindOf(
                () ->
                    accounts.changePassword(
                        session, "wrong", "another horse battery", true, ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
  }

  @Test
  void showsTheOwnerWhatWasDone() {
    Session session = register(newName());
    kindOf(() -> signIn(session.signInName(), "wrong horse battery", ORIGIN));
    newDevice(session, "Laptop");
    assertThat(audit.ofOwn(session, 10))
        .extracting(AuditEntry::act)
        .containsExactly(Act.DEVICE_MADE, Act.SIGN_IN_REFUSED, Act.REGISTERED);
    assertThat(audit.ofOwn(session, 1))
        .allSatisfy(entry -> assertThat(entry.origin()).isEqualTo(ORIGIN));
  }
}

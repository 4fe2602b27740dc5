package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.mailserver.Login;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class RecoveryIT extends FacadeTest {

  private static final String NEW_PASSWORD = "another horse battery";

  @Test
  void opensTheSameMailWithANewPassword() {
    Session session = register(newName());
    String code = recovery.code(session).orElseThrow();
    String device = newDevice(session, "Laptop");
    Session recovered = recover(session, code.toUpperCase(Locale.ROOT).replace('-', ' '));
    assertThat(sessions.find(session.token())).isEmpty();
    signIn(session.signInName(), NEW_PASSWORD, ORIGIN);
    byte[] key = login(recovered, newDevice(recovered, "Phone")).privateKey().getEncoded();
    assertThat(login(session, device).privateKey().getEncoded()).isEqualTo(key);
  }

  @Test
  void revokesAllDevicesWhenItIsAskedFor() {
    Session session = register(newName());
    String device = newDevice(session, "Laptop");
    String code = recovery.code(session).orElseThrow();
    recovery.recover(session.signInName(), code, NEW_PASSWORD, true, ORIGIN);
    assertThat(opensMail(session, device)).isFalse();
  }

  @Test
  void makesANewCodeAndTakesTheOldOneNoMore() {
    Session session = register(newName());
    String code = recovery.code(session).orElseThrow();
    Session recovered = recover(session, code);
    assertThat(recovery.code(recovered)).isPresent().get().isNotEqualTo(code);
    assertThat(recovered.recoveryConfirmed()).isFalse();
    assertThat(kindOf(() -> recover(session, code))).isEqualTo(Kind.RECOVERY_REFUSED);
  }

  @Test
  void saysTheSameOfAWrongCodeAndAnUnknownAddress() {
    Session session = register(newName());
    String code = recovery.code(session).orElseThrow();
    String wrong = code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);
    assertThat(kindOf(() -> recover(session, wrong))).isEqualTo(Kind.RECOVERY_REFUSED);
    assertThat(
            kindOf(
                () ->
                    recovery.recover(
                        newName() + "@psmail.test", code, NEW_PASSWORD, false, ORIGIN)))
        .isEqualTo(Kind.RECOVERY_REFUSED);
  }

  @Test
  void showsTheCodeUntilItIsKept() {
    Session session = register(newName());
    assertThat(recovery.code(session)).isEqualTo(recovery.code(session)).isPresent();
    recovery.confirm(session, ORIGIN);
    assertThat(recovery.code(session)).isEmpty();
    assertThat(sessionOf(session.token()).recoveryConfirmed()).isTrue();
  }

  @Test
  void renewsACodeThatNobodyKeptAndReplacesAKeptOneForThePasswordOnly() {
    Session session = register(newName());
    String first = recovery.code(session).orElseThrow();
    recovery.renew(session, ORIGIN);
    assertThat(recovery.code(session)).isPresent().get().isNotEqualTo(first);
    recovery.confirm(session, ORIGIN);
    assertThat(kindOf(() -> recovery.renew(session, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> recovery.replace(session, "wrong", ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    recovery.replace(session, PASSWORD, ORIGIN);
    assertThat(recover(session, recovery.code(session).orElseThrow()).mailbox()).isPresent();
  }

  private Session recover(Session session, String code) {
    return sessionOf(recovery.recover(session.signInName(), code, NEW_PASSWORD, false, ORIGIN));
  }

  private Login login(Session session, String device) {
    return directory.logIn(session.signInName(), device, "imap", CLIENT).orElseThrow();
  }
}

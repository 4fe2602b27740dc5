package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationIT {

  private static final String ID = "mail";

  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final TrialIssuer issuer = new TrialIssuer("trial", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private Path directory;
  private Lifecycle lifecycle;
  private X509Certificate old;

  @BeforeEach
  void prove(@TempDir Path temporary) {
    directory = temporary;
    lifecycle = node();
    lifecycle.declare(
        new Plan(
            ID,
            CertificateNames.of(List.of("mail.acme.test")),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("trial")));
    lifecycle.advanceDue();
    old = served();
  }

  @Test
  void ordersAnotherWithANewKeyAtOnceAndTellsWhoWantedThat() throws NotIssued {
    assertThat(lifecycle.revoke(ID, RevocationReason.KEY_COMPROMISE, "Jane")).isTrue();
    lifecycle.advanceDue();

    assertThat(issuer.revoked).containsEntry(old, RevocationReason.KEY_COMPROMISE);
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(served().getPublicKey()).isNotEqualTo(old.getPublicKey());
    assertThat(issuer.replaced).as("one that is renewed in its time").isNull();
    assertThat(lifecycle.history(ID))
        .extracting(Event::reason)
        .contains("Jane had it revoked (key-compromise): another is ordered.");
  }

  @Test
  void doesNotUseAKeyThatLayBesideTheRevokedOne() throws Exception {
    KeyFiles keys = new KeyFiles(directory);
    var beside = KeyType.EC_P256.newKeyPair(new SecureRandom());
    keys.keep("mail.next", beside);

    lifecycle.revoke(ID, RevocationReason.KEY_COMPROMISE, "Jane");
    lifecycle.advanceDue();

    assertThat(served().getPublicKey()).isNotEqualTo(beside.getPublic());
  }

  @Test
  void beginsARenewalFromTheStartThatHadFailedInTheMiddle() throws NotIssued {
    installation.deaf = true;
    lifecycle.beginAnew(ID, "Once more.");
    lifecycle.advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.FAILED);
    installation.deaf = false;

    lifecycle.revoke(ID, RevocationReason.SUPERSEDED, "Jane");

    assertThat(standing().stage()).isEqualTo(Stage.PLANNED);
    assertThat(standing().pending()).isEmpty();
  }

  @Test
  void doesNotBringBackTheRevokedOneWhenTheNextIsNotServed() throws NotIssued {
    lifecycle.revoke(ID, RevocationReason.KEY_COMPROMISE, "Jane");
    installation.refutes = true;

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.FAILED);
    assertThat(served()).isNotEqualTo(old);
  }

  @Test
  void leavesEverythingAsItIsWhenTheIssuerSaysNo() {
    issuer.trouble = new NotIssued(NotIssued.Kind.REFUSED, "It is not yours.");

    assertThatThrownBy(() -> lifecycle.revoke(ID, RevocationReason.UNSPECIFIED, "Jane"))
        .isInstanceOf(NotIssued.class)
        .hasMessage("It is not yours.");

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(lifecycle.beginAnew(ID, "The lease is free.")).isTrue();
  }

  @Test
  void isGoneOnWithByAnotherNodeWhenOneWasKilled() {
    issuer.killedAfter = "revoke";
    assertThatThrownBy(() -> lifecycle.revoke(ID, RevocationReason.KEY_COMPROMISE, "Jane"))
        .isInstanceOf(TrialIssuer.Killed.class);
    Lifecycle other = node();

    clock.forward(Duration.ofMinutes(15));
    other.advanceDue();

    assertThat(issuer.revoked).containsKey(old);
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(served()).isNotEqualTo(old);
  }

  @Test
  void isRefusedWhileAStepIsBeingDone() {
    boolean[] revoked = new boolean[] {true};
    issuer.whileOrdering =
        () -> {
          try {
            revoked[0] = node().revoke(ID, RevocationReason.UNSPECIFIED, "Jane");
          } catch (NotIssued refusal) {
            throw new IllegalStateException(refusal);
          }
        };
    lifecycle.beginAnew(ID, "Once more.");

    lifecycle.advanceDue();

    assertThat(revoked[0]).isFalse();
    assertThat(issuer.revoked).isEmpty();
  }

  @Test
  void isRefusedForWhatNobodyManages() {
    assertThatThrownBy(() -> lifecycle.revoke("other", RevocationReason.UNSPECIFIED, "Jane"))
        .hasMessage("It does not come from an issuer that revokes.");
  }

  @Test
  void isRefusedForWhatOnlyStandsIn() {
    lifecycle.declare(
        new Plan(
            "site",
            CertificateNames.of(List.of("www.acme.test")),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("trial")));
    lifecycle.standsIn("site", List.of(old));

    assertThatThrownBy(() -> lifecycle.revoke("site", RevocationReason.UNSPECIFIED, "Jane"))
        .hasMessage("None is served that one of the issuers could revoke.");
  }

  private X509Certificate served() {
    return requireNonNull(installation.served()).leaf();
  }

  private Standing standing() {
    return lifecycle.standing(ID).orElseThrow();
  }

  private Lifecycle node() {
    return new Lifecycle(
        database,
        List.of(issuer),
        installation,
        new KeyFiles(directory),
        clock,
        new SecureRandom());
  }
}

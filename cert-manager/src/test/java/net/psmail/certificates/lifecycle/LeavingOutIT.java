package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

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

class LeavingOutIT {

  private static final String ID = "mail";
  private static final String FIRST = "mail.acme.test";
  private static final String BAD = "mta-sts.acme.test";
  private static final Finding LASTING = new Finding(BAD, false, "Add a record.");
  private static final Finding PASSING = new Finding(BAD, true, "It is tried again later.");

  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final TrialIssuer issuer = new TrialIssuer("first", clock);
  private final TrialIssuer second = new TrialIssuer("second", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private Lifecycle lifecycle;

  @BeforeEach
  void declare(@TempDir Path directory) {
    lifecycle =
        new Lifecycle(
            database,
            List.of(issuer, second),
            installation,
            new KeyFiles(directory),
            clock,
            new SecureRandom());
    lifecycle.declare(plan("first"));
  }

  @Test
  void ordersNothingWhereAnotherIssuerWouldLeaveTheSameNameOut() {
    lifecycle.declare(plan("first", "second"));
    issuer.findings = List.of(LASTING);
    second.findings = List.of(LASTING);
    lifecycle.advanceDue();
    forwardADay();
    X509Certificate old = served();
    issuer.findings = List.of();
    issuer.whileOrdering =
        () -> issuer.trouble = new NotIssued(NotIssued.Kind.REFUSED, "Not this one.");

    forwardADay();

    assertThat(second.calls).isNotEmpty().containsOnly("preflight");
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(served()).isEqualTo(old);
    issuer.trouble = null;
    forwardADay();
    assertThat(names()).containsExactly(FIRST, BAD);
  }

  @Test
  void getsACertificateForTheRestAndKeepsTheReason() {
    issuer.findings = List.of(LASTING);

    lifecycle.advanceDue();

    assertThat(names()).containsExactly(FIRST);
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(standing().leftOut()).containsExactly(LASTING);
  }

  @Test
  void neverLeavesOutTheFirstName() {
    issuer.findings = List.of(new Finding(FIRST, false, "Add a record."));

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.FAILED);
    assertThat(standing().reason()).isEqualTo("first: mail.acme.test: Add a record.");
    assertThat(issuer.calls).containsExactly("preflight");
  }

  @Test
  void takesTheNameInWithinADayOfItsBeingFine() {
    issuer.findings = List.of(LASTING);
    lifecycle.advanceDue();
    forwardADay();
    assertThat(issuer.calls).as("nothing is ordered meanwhile").containsOnlyOnce("order");

    issuer.findings = List.of();
    forwardADay();

    assertThat(names()).containsExactly(FIRST, BAD);
    assertThat(standing().leftOut()).isEmpty();
  }

  @Test
  void keepsWhatIsNewlyFound() {
    issuer.findings = List.of(LASTING);
    lifecycle.advanceDue();
    issuer.findings = List.of(PASSING);

    forwardADay();

    assertThat(standing().leftOut()).containsExactly(PASSING);
    assertThat(issuer.calls).containsOnlyOnce("order");
  }

  @Test
  void givesUpNoServedNameForANewOne() {
    issuer.findings = List.of(LASTING);
    lifecycle.advanceDue();
    issuer.findings = List.of(new Finding(FIRST, true, "It is tried again later."));

    forwardADay();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(issuer.calls).containsOnlyOnce("order");
  }

  @Test
  void waitsWithTheRenewalWhileAFaultOfAServedNameMayPass() {
    lifecycle.advanceDue();
    X509Certificate old = served();
    issuer.findings = List.of(PASSING);

    clock.set(old.getNotAfter().toInstant().minus(Duration.ofDays(20)));
    lifecycle.advanceDue();
    lifecycle.advanceDue();
    assertThat(standing().reason()).contains(PASSING.sentence());
    assertThat(served()).isEqualTo(old);

    clock.set(old.getNotAfter().toInstant().minus(Duration.ofDays(14)));
    lifecycle.advanceDue();
    assertThat(names()).containsExactly(FIRST);
  }

  @Test
  void doesNotWaitWithTheRenewalForWhatSomebodyHasToChange() {
    lifecycle.advanceDue();
    issuer.findings = List.of(LASTING);

    clock.forward(Duration.ofDays(64));
    lifecycle.advanceDue();
    lifecycle.advanceDue();

    assertThat(names()).containsExactly(FIRST);
  }

  @Test
  void forgetsWhatWasLeftOutOfAnotherPlan() {
    issuer.findings = List.of(LASTING);
    lifecycle.advanceDue();
    lifecycle.declare(
        new Plan(
            ID,
            CertificateNames.of(List.of("imap.acme.test")),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("first")));

    assertThat(standing().leftOut()).isEmpty();
  }

  private static Plan plan(String... issuers) {
    return new Plan(
        ID,
        CertificateNames.of(List.of(FIRST, BAD)),
        KeyType.EC_P256,
        ChallengeKind.HTTP_01,
        null,
        List.of(issuers));
  }

  private void forwardADay() {
    for (int i = 0; i < 4; i++) {
      clock.forward(Duration.ofHours(6));
      lifecycle.advanceDue();
    }
  }

  private List<String> names() {
    return CertificateNames.in(served()).hosts();
  }

  private X509Certificate served() {
    return requireNonNull(installation.served()).leaf();
  }

  private Standing standing() {
    return lifecycle.standing(ID).orElseThrow();
  }
}

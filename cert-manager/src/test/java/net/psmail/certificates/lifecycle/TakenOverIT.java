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
import net.psmail.certificates.foreign.Kept;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a certificate that was not ordered here. */
class TakenOverIT {

  private static final String ID = "mail";
  private static final String NAME = "mail.acme.test";
  private static final String SENTENCE = "It was taken over.";

  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final TrialIssuer issuer = new TrialIssuer("first", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private final Kept kept = Kept.issued(5, KeyType.RSA_2048, NAME);
  private Path keys;
  private Lifecycle lifecycle;

  @BeforeEach
  void declare(@TempDir Path temporary) {
    keys = temporary;
    lifecycle = node();
    lifecycle.declare(
        new Plan(
            ID,
            CertificateNames.of(List.of(NAME)),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("first")));
  }

  @Test
  void isProvedWithTheKeyThatItHasAndRenewedWithOneThatIsWanted() {
    assertThat(lifecycle.isWithoutChain(ID)).isTrue();
    assertThat(takeOver(kept, "first")).isTrue();

    lifecycle.advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(served()).isEqualTo(kept.chain().get(0));
    assertThat(issuer.calls).isEmpty();

    untilRenewed();
    assertThat(KeyType.EC_P256.fits(served().getPublicKey())).isTrue();
    assertThat(issuer.replaced).isEqualTo(kept.chain().get(0));
  }

  @Test
  void isNotSaidToBeReplacedToAnIssuerThatDidNotIssueIt() {
    takeOver(kept, "certbot");
    lifecycle.advanceDue();
    assertThat(standing().servedBy()).isEqualTo("certbot");

    untilRenewed();

    assertThat(issuer.replaced).isNull();
    assertThat(standing().servedBy()).isEqualTo("first");
  }

  @Test
  void takesNoPlaceOfWhatWasIssuedHereOrIsOnItsWay() {
    while (standing().stage() != Stage.ISSUED) {
      lifecycle.advance(ID);
    }
    assertThat(takeOver(kept, "first")).as("on its way").isFalse();
    lifecycle.advanceDue();
    X509Certificate ours = served();

    assertThat(takeOver(kept, "first")).as("proved").isFalse();

    assertThat(lifecycle.isWithoutChain(ID)).isFalse();
    assertThat(served()).isEqualTo(ours);
    assertThat(lifecycle.history(ID)).extracting(Event::reason).doesNotContain(SENTENCE);
  }

  @Test
  void doesNotInterfereWithAStepOfAnotherNode() {
    issuer.whileOrdering = () -> assertThat(takeOver(kept, "first")).isFalse();

    node().advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(served()).isNotEqualTo(kept.chain().get(0));
  }

  @Test
  void takesThePlaceOfAnOrderThatFailed() {
    issuer.trouble = new NotIssued(NotIssued.Kind.UNAVAILABLE, "It does not answer.");
    lifecycle.advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.FAILED);

    takeOver(kept, "first");
    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(standing().reason()).isNull();
  }

  private boolean takeOver(Kept one, String from) {
    return lifecycle.takeOver(ID, one.chain(), one.key(), from, SENTENCE);
  }

  private void untilRenewed() {
    for (int days = 0; days < 90 && served().equals(kept.chain().get(0)); days++) {
      clock.forward(Duration.ofDays(1));
      lifecycle.advanceDue();
    }
    assertThat(served()).isNotEqualTo(kept.chain().get(0));
  }

  private X509Certificate served() {
    return requireNonNull(installation.served()).leaf();
  }

  private Standing standing() {
    return lifecycle.standing(ID).orElseThrow();
  }

  private Lifecycle node() {
    return new Lifecycle(
        database, List.of(issuer), installation, new KeyFiles(keys), clock, new SecureRandom());
  }
}

package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock is wrong for a while, as after a start without a time server, and then right again. */
class WrongClockIT {

  private static final String ID = "mail";

  private final SettableClock clock = new SettableClock();
  private final Instant begin = clock.instant();
  private final DataSource database = TrialDatabase.create();
  private final TrialIssuer issuer = new TrialIssuer("first", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private Path directory;
  private Lifecycle lifecycle;

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
            List.of("first")));
    lifecycle.advanceDue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00Z", "2041-06-01T00:00:00Z", "2099-01-01T00:00:00Z"})
  void keepsNoCertificateFromItsRenewal(String wrong) {
    // Whose certificate is not valid at such a time.
    issuer.trouble = new NotIssued(NotIssued.Kind.UNAVAILABLE, "It cannot be trusted.");
    clock.set(Instant.parse(wrong));
    for (int i = 0; i < 5; i++) {
      lifecycle.advanceDue();
      clock.forward(Duration.ofHours(3));
    }
    issuer.trouble = null;

    clock.set(begin.plus(Duration.ofDays(1)));
    lifecycle.advanceDue();
    lifecycle.advanceDue();
    clock.set(begin.plus(Duration.ofDays(70)));
    lifecycle.advanceDue();
    lifecycle.advanceDue();

    X509Certificate served = requireNonNull(installation.served()).leaf();
    assertThat(served.getNotAfter().toInstant()).isAfter(begin.plus(Duration.ofDays(90)));
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void keepsNoCertificateFromItsRenewalWhenTheNodeWasKilledMeanwhile() {
    clock.set(Instant.parse("2099-01-01T00:00:00Z"));
    issuer.killedAfter = "order";
    assertThatThrownBy(
            () -> {
              lifecycle.advanceDue();
              lifecycle.advanceDue();
            })
        .isInstanceOf(TrialIssuer.Killed.class);

    clock.set(begin.plus(Duration.ofDays(70)));
    Lifecycle other = node();
    other.advanceDue();
    other.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(requireNonNull(installation.served()).leaf().getNotBefore())
        .isAfter(Date.from(begin));
  }

  @Test
  void countsNoOrdersOfTheFutureAgainstThoseOfNow() throws NotIssued {
    issuer.limits = new Limits(2, Duration.ofHours(3), 2, Duration.ofDays(7), 10);
    OrderBudget budget = new OrderBudget(database);
    Plan plan = lifecycle.find(ID).orElseThrow().plan();
    for (int day = 0; day < 2; day++) {
      Instant then = Instant.parse("2099-01-01T00:00:00Z").plus(Duration.ofDays(day));
      assertThat(budget.take(issuer, plan, then)).isTrue();
      budget.issued(issuer, plan, then);
    }

    assertThat(budget.take(issuer, plan, begin.plus(Duration.ofDays(20)))).isTrue();
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

package net.psmail.certificates.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.TrialIssuer;
import org.junit.jupiter.api.Test;

class DryRunsTest {

  private static final Plan PLAN =
      new Plan(
          "mail",
          CertificateNames.of(List.of("mail.acme.test")),
          KeyType.EC_P256,
          ChallengeKind.HTTP_01,
          null,
          List.of("local"));

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final SettableClock clock = new SettableClock();
  private final TrialIssuer issuer = new TrialIssuer("trial", clock);
  private final DryRuns runs =
      new DryRuns(Optional.of(issuer), background::add, clock, new SecureRandom());

  @Test
  void saysThatOneIsUnderWayAndWhatCameOfItInTheEnd() {
    assertThat(runs.of("mail")).isEmpty();

    assertThat(runs.begin(PLAN)).isTrue();
    DryRunView begun = runs.of("mail").orElseThrow();
    assertThat(begun.finishedAt()).isNull();
    background.remove().run();

    DryRunView finished = runs.of("mail").orElseThrow();
    assertThat(finished.startedAt()).isEqualTo(begun.startedAt());
    assertThat(finished.finishedAt()).isEqualTo(clock.instant());
    assertThat(finished.succeeded()).isTrue();
    assertThat(finished.sentence()).startsWith("trial would issue it, valid until ");
  }

  @Test
  void doesNotBeginASecondOneOfTheSameCertificateMeanwhile() {
    runs.begin(PLAN);

    assertThat(runs.begin(PLAN)).isFalse();
    background.remove().run();
    assertThat(runs.begin(PLAN)).isTrue();
  }

  @Test
  void isNotBegunWithoutAnIssuerForTrials() {
    DryRuns none = new DryRuns(Optional.empty(), background::add, clock, new SecureRandom());

    assertThat(none.begin(PLAN)).isFalse();
    assertThat(background).isEmpty();
    assertThat(none.of("mail")).isEmpty();
  }
}

package net.psmail.certificates.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.certificates.CertificateNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderBudgetIT {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private final OrderBudget budget = new OrderBudget(TrialDatabase.create());
  private final TrialIssuer issuer = new TrialIssuer("first", new SettableClock());

  @BeforeEach
  void limit() {
    issuer.limits = new Limits(3, Duration.ofHours(3), 2, Duration.ofDays(7), 10);
  }

  @Test
  void allowsNoMoreOrdersThanTheIssuerUntilTheFirstIsOldEnough() throws NotIssued {
    for (int i = 0; i < 3; i++) {
      budget.take(issuer, plan("n" + i + ".acme.test"), NOW.plusSeconds(i));
    }

    NotIssued refusal = refusal(plan("more.acme.test"), NOW.plusSeconds(10));

    assertThat(refusal.retryAfter()).contains(NOW.plus(Duration.ofHours(3)));
    budget.take(issuer, plan("more.acme.test"), NOW.plus(Duration.ofHours(3)));
  }

  @Test
  void allowsNoMoreCertificatesForTheSameNames() throws NotIssued {
    for (int i = 0; i < 2; i++) {
      Instant then = NOW.plus(Duration.ofDays(i));
      budget.take(issuer, plan("b.acme.test", "a.acme.test"), then);
      budget.issued(issuer, plan("b.acme.test", "a.acme.test"), then);
    }
    Instant third = NOW.plus(Duration.ofDays(2));

    NotIssued refusal = refusal(plan("a.acme.test", "b.acme.test"), third);

    assertThat(refusal.sentence()).contains("certificates for the same names");
    assertThat(refusal.retryAfter()).contains(NOW.plus(Duration.ofDays(7)));
    assertThatCode(() -> budget.take(issuer, plan("a.acme.test"), third))
        .doesNotThrowAnyException();
  }

  @Test
  void doesNotCountOrdersThatLedToNothingAgainstTheNames() {
    for (int day = 0; day < 7; day++) {
      Instant then = NOW.plus(Duration.ofDays(day));
      assertThatCode(() -> budget.take(issuer, plan("a.acme.test"), then))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void countsEachIssuerForItself() throws NotIssued {
    TrialIssuer other = new TrialIssuer("second", new SettableClock());
    other.limits = issuer.limits;
    for (int i = 0; i < 3; i++) {
      budget.take(other, plan("a.acme.test"), NOW);
    }

    assertThatCode(() -> budget.take(issuer, plan("a.acme.test"), NOW)).doesNotThrowAnyException();
  }

  @Test
  void doesNotLimitAnIssuerOfOurOwn() {
    issuer.limits = Limits.NONE;
    for (int i = 0; i < 10; i++) {
      assertThatCode(() -> budget.take(issuer, plan("a.acme.test"), NOW))
          .doesNotThrowAnyException();
      budget.issued(issuer, plan("a.acme.test"), NOW);
    }
  }

  private NotIssued refusal(Plan plan, Instant now) {
    return catchThrowableOfType(NotIssued.class, () -> budget.take(issuer, plan, now));
  }

  private static Plan plan(String... names) {
    return new Plan(
        "mail",
        CertificateNames.of(List.of(names)),
        KeyType.EC_P256,
        ChallengeKind.HTTP_01,
        null,
        List.of("first"));
  }
}

package net.psmail.certificates.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, each with its own view of what operators declared. */
class DeclaredPlansIT {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final int ROUNDS = 20;

  private final DataSource database = TrialDatabase.create();
  private final DeclaredPlans here = new DeclaredPlans(database);
  private final DeclaredPlans there = new DeclaredPlans(database);

  @Test
  void showsOtherNodesWhatWasDeclared() {
    assertThat(here.add(plan("www", "www.acme.test"))).isTrue();

    assertThat(there.all()).containsExactly(new Declared(plan("www", "www.acme.test"), null));
  }

  @Test
  void showsOtherNodesWhatWasChanged() {
    here.add(plan("www", "www.acme.test"));

    assertThat(there.change(plan("www", "shop.acme.test"))).isTrue();
    assertThat(there.change(plan("www", "shop.acme.test"))).as("the same again").isTrue();

    assertThat(here.all()).containsExactly(new Declared(plan("www", "shop.acme.test"), null));
  }

  @Test
  void changesNothingThatIsNotThere() {
    assertThat(here.change(plan("www", "www.acme.test"))).isFalse();
    assertThat(here.all()).isEmpty();
  }

  @Test
  void bringsBackWhatWasSetAside() {
    here.add(plan("www", "www.acme.test"));

    assertThat(here.setAside("www", NOW)).isTrue();
    assertThat(there.setAside("www", NOW)).as("twice").isFalse();
    assertThat(there.change(plan("www", "shop.acme.test"))).as("meanwhile").isFalse();
    assertThat(there.all()).containsExactly(new Declared(plan("www", "www.acme.test"), NOW));

    assertThat(there.bringBack("www")).isTrue();
    assertThat(here.bringBack("www")).as("twice").isFalse();
    assertThat(here.all()).containsExactly(new Declared(plan("www", "www.acme.test"), null));
  }

  @Test
  void keepsTheNameOfWhatIsSetAsideUntilThatIsForgotten() {
    here.add(plan("www", "www.acme.test"));
    here.setAside("www", NOW);

    here.forget(NOW);
    assertThat(there.add(plan("www", "shop.acme.test"))).isFalse();

    here.forget(NOW.plus(Duration.ofDays(1)));
    assertThat(there.add(plan("www", "shop.acme.test"))).isTrue();
  }

  @Test
  void forgetsNothingThatIsWanted() {
    here.add(plan("www", "www.acme.test"));

    here.forget(NOW.plus(Duration.ofDays(1)));

    assertThat(here.all()).hasSize(1);
  }

  @Test
  void letsOneOfTwoHaveANameThatBothWantAtOnce() throws Exception {
    ExecutorService operators = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        String id = "www-" + round;
        CyclicBarrier start = new CyclicBarrier(2);
        List<Plan> plans = List.of(plan(id, "one.acme.test"), plan(id, "two.acme.test"));
        List<DeclaredPlans> nodes = List.of(here, there);
        List<Future<Boolean>> answers =
            IntStream.range(0, 2)
                .mapToObj(
                    i ->
                        operators.submit(
                            () -> {
                              start.await();
                              return nodes.get(i).add(plans.get(i));
                            }))
                .toList();

        boolean first = answers.get(0).get();
        boolean second = answers.get(1).get();

        assertThat(first).isNotEqualTo(second);
        assertThat(here.all()).contains(new Declared(plans.get(first ? 0 : 1), null));
      }
    } finally {
      operators.shutdownNow();
    }
    assertThat(here.all()).hasSize(ROUNDS);
  }

  private static Plan plan(String id, String name) {
    return new Plan(
        id,
        CertificateNames.of(List.of(name)),
        KeyType.EC_P256,
        ChallengeKind.HTTP_01,
        null,
        List.of("first"));
  }
}

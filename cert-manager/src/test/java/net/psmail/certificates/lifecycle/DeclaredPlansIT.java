package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, each with its own view of what operators declared. */
class DeclaredPlansIT {

  private static final int ROUNDS = 20;

  private final DataSource database = TrialDatabase.create();
  private final SettableClock clock = new SettableClock();
  private final Instant begin = clock.instant();
  private final DeclaredPlans here = new DeclaredPlans(database, clock);
  private final DeclaredPlans there = new DeclaredPlans(database, clock);
  private final TrialIssuer issuer = new TrialIssuer("first", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private Path directory;

  @BeforeEach
  void keepKeysIn(@TempDir Path temporary) {
    directory = temporary;
  }

  @Test
  void isIssuedByAnotherNodeAtOnce() {
    Lifecycle other = node();
    here.add(plan("www", "www.acme.test"));

    other.advanceDue();

    assertThat(served()).containsExactly("www.acme.test");
  }

  @Test
  void isOrderedAnewWhenItsNamesChangeWhileTheOldOneServes() {
    Lifecycle other = node();
    here.add(plan("www", "www.acme.test"));
    other.advanceDue();

    there.change(plan("www", "shop.acme.test"));

    assertThat(other.standing("www").orElseThrow().stage()).isEqualTo(Stage.PLANNED);
    assertThat(served()).containsExactly("www.acme.test");
    other.advanceDue();
    assertThat(served()).containsExactly("shop.acme.test");
  }

  @Test
  void isNotRenewedWhileItIsSetAsideAndGoesOnWhenItIsBroughtBack() {
    Lifecycle node = node();
    here.add(plan("www", "www.acme.test"));
    node.advanceDue();
    node.advanceDue();
    here.setAside("www");
    X509Certificate before = leaf();

    clock.set(begin.plus(Duration.ofDays(70)));
    node.advanceDue();
    node.advanceDue();
    assertThat(leaf()).isEqualTo(before);

    here.bringBack("www");
    node.advanceDue();
    node.advanceDue();
    assertThat(leaf()).isNotEqualTo(before);
  }

  @Test
  void outlivesAStartThatKnowsTheConfigurationAlone() {
    here.add(plan("www", "www.acme.test"));

    node().keepOnly(Set.of("mail"));

    assertThat(node().find("www")).isPresent();
  }

  @Test
  void takesNoNameOfTheConfiguration() {
    node().declare(plan("www", "www.acme.test"));

    assertThat(here.add(plan("www", "shop.acme.test"))).isFalse();

    assertThat(node().find("www").orElseThrow().plan()).isEqualTo(plan("www", "www.acme.test"));
    assertThat(here.all()).isEmpty();
  }

  @Test
  void doesNotRestOnceTheConfigurationNamesIt() {
    here.add(plan("www", "www.acme.test"));
    here.setAside("www");
    Lifecycle node = node();

    node.keepOnly(Set.of("www"));
    node.declare(plan("www", "shop.acme.test"));
    node.advanceDue();

    assertThat(served()).containsExactly("shop.acme.test");
  }

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

    assertThat(here.setAside("www")).isTrue();
    assertThat(there.setAside("www")).as("twice").isFalse();
    assertThat(there.change(plan("www", "shop.acme.test"))).as("meanwhile").isFalse();
    assertThat(there.all()).containsExactly(new Declared(plan("www", "www.acme.test"), begin));

    assertThat(there.bringBack("www")).isTrue();
    assertThat(here.bringBack("www")).as("twice").isFalse();
    assertThat(here.all()).containsExactly(new Declared(plan("www", "www.acme.test"), null));
  }

  @Test
  void keepsTheNameOfWhatIsSetAsideUntilThatIsForgotten() {
    here.add(plan("www", "www.acme.test"));
    here.setAside("www");

    here.forget(begin);
    assertThat(there.add(plan("www", "shop.acme.test"))).isFalse();

    here.forget(begin.plus(Duration.ofDays(1)));
    assertThat(node().find("www")).isEmpty();
    assertThat(there.add(plan("www", "shop.acme.test"))).isTrue();
  }

  @Test
  void forgetsNothingThatIsWanted() {
    here.add(plan("www", "www.acme.test"));

    here.forget(begin.plus(Duration.ofDays(1)));

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

  private X509Certificate leaf() {
    return requireNonNull(installation.served()).leaf();
  }

  private List<String> served() {
    return CertificateNames.in(leaf()).all();
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

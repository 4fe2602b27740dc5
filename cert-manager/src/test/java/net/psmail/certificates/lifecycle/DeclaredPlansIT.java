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
    here.add(plan("www", "www.acme.test"), null, "Wanted.");

    other.advanceDue();

    assertThat(served()).containsExactly("www.acme.test");
  }

  @Test
  void isOrderedAnewWhenItsNamesChangeWhileTheOldOneServes() {
    Lifecycle other = node();
    here.add(plan("www", "www.acme.test"), null, "Wanted.");
    other.advanceDue();

    there.change(plan("www", "shop.acme.test"), null, 0, "Changed.");

    assertThat(other.standing("www").orElseThrow().stage()).isEqualTo(Stage.PLANNED);
    assertThat(served()).containsExactly("www.acme.test");
    other.advanceDue();
    assertThat(served()).containsExactly("shop.acme.test");
  }

  @Test
  void isNotRenewedWhileItIsSetAsideAndGoesOnWhenItIsBroughtBack() {
    Lifecycle node = node();
    here.add(plan("www", "www.acme.test"), null, "Wanted.");
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
    here.add(plan("www", "www.acme.test"), null, "Wanted.");

    node().keepOnly(Set.of("mail"));

    assertThat(node().find("www")).isPresent();
  }

  @Test
  void takesNoNameOfTheConfiguration() {
    node().declare(plan("www", "www.acme.test"));

    assertThat(here.add(plan("www", "shop.acme.test"), null, "Wanted.")).isFalse();

    assertThat(node().find("www").orElseThrow().plan()).isEqualTo(plan("www", "www.acme.test"));
    assertThat(here.all()).isEmpty();
  }

  @Test
  void doesNotRestOnceTheConfigurationNamesIt() {
    here.add(plan("www", "www.acme.test"), null, "Wanted.");
    here.setAside("www");
    Lifecycle node = node();

    node.keepOnly(Set.of("www"));
    node.declare(plan("www", "shop.acme.test"));
    node.advanceDue();

    assertThat(served()).containsExactly("shop.acme.test");
  }

  @Test
  void showsOtherNodesWhatWasDeclared() {
    assertThat(here.add(plan("www", "www.acme.test"), null, "Wanted.")).isTrue();

    assertThat(there.all())
        .containsExactly(new Declared(plan("www", "www.acme.test"), null, 0, null));
  }

  @Test
  void showsOtherNodesWhatWasChanged() {
    here.add(plan("www", "www.acme.test"), null, "Wanted.");
    Plan shop = plan("www", "shop.acme.test");

    assertThat(there.change(shop, "web", 0, "Changed.")).isTrue();
    assertThat(there.change(shop, "web", 1, "Changed.")).as("the same again").isTrue();

    assertThat(here.all()).containsExactly(new Declared(shop, "web", 1, null));
    assertThat(node().history("www"))
        .extracting(Event::reason)
        .containsExactly("Wanted.", "Changed.");
  }

  @Test
  void losesNoChangeThatAnotherDidNotSee() {
    here.add(plan("www", "www.acme.test"), null, "Wanted.");
    there.change(plan("www", "shop.acme.test"), null, 0, "Changed.");

    assertThat(here.change(plan("www", "blog.acme.test"), null, 0, "Changed.")).isFalse();

    assertThat(here.all())
        .containsExactly(new Declared(plan("www", "shop.acme.test"), null, 1, null));
  }

  @Test
  void isOrderedAnewWhenOnlyTheOrderOfIssuersChanges() {
    Lifecycle node = node();
    here.add(plan("www", "www.acme.test"), null, "Wanted.");
    node.advanceDue();
    X509Certificate before = leaf();
    Plan plan = plan("www", "www.acme.test");
    Plan other =
        new Plan(
            "www",
            plan.names(),
            plan.keyType(),
            plan.challenge(),
            plan.profile(),
            List.of("first", "second"));

    here.change(other, null, 0, "Changed.");
    node.advanceDue();

    assertThat(leaf()).isNotEqualTo(before);
  }

  @Test
  void asksTheNextIssuerWhenTheSettingsNameTheFirstNoMore() {
    Plan plan = plan("www", "www.acme.test");
    here.add(
        new Plan(
            "www",
            plan.names(),
            plan.keyType(),
            plan.challenge(),
            plan.profile(),
            List.of("gone", "first")),
        null,
        "Wanted.");

    Lifecycle node = node();
    node.advanceDue();
    node.advanceDue();

    assertThat(served()).containsExactly("www.acme.test");
    assertThat(node.history("www"))
        .extracting(Event::reason)
        .contains("gone: The settings name no issuer of that name any more.");
  }

  @Test
  void takesItsPlaceAgainWhenTheConfigurationWantsItNoMore() {
    here.add(plan("www", "www.acme.test"), null, "Wanted.");
    Lifecycle node = node();
    node.declare(plan("www", "shop.acme.test"));

    here.takeIn(Set.of("www"));
    assertThat(node.find("www").orElseThrow().plan()).isEqualTo(plan("www", "shop.acme.test"));

    here.takeIn(Set.of());
    assertThat(node.find("www").orElseThrow().plan()).isEqualTo(plan("www", "www.acme.test"));
  }

  @Test
  void changesNothingThatIsNotThere() {
    assertThat(here.change(plan("www", "www.acme.test"), null, 0, "Changed.")).isFalse();
    assertThat(here.all()).isEmpty();
  }

  @Test
  void bringsBackWhatWasSetAside() {
    here.add(plan("www", "www.acme.test"), null, "Wanted.");

    assertThat(here.setAside("www")).isTrue();
    assertThat(there.setAside("www")).as("twice").isFalse();
    assertThat(there.change(plan("www", "shop.acme.test"), null, 0, "Changed."))
        .as("meanwhile")
        .isFalse();
    assertThat(there.all())
        .containsExactly(new Declared(plan("www", "www.acme.test"), null, 0, begin));

    assertThat(there.bringBack("www")).isTrue();
    assertThat(here.bringBack("www")).as("twice").isFalse();
    assertThat(here.all())
        .containsExactly(new Declared(plan("www", "www.acme.test"), null, 0, null));
  }

  @Test
  void keepsTheNameOfWhatIsSetAsideUntilThatIsForgotten() {
    here.add(plan("www", "www.acme.test"), null, "Wanted.");
    here.setAside("www");

    here.forget(begin);
    assertThat(there.add(plan("www", "shop.acme.test"), null, "Wanted.")).isFalse();

    here.forget(begin.plus(Duration.ofDays(1)));
    assertThat(node().find("www")).isEmpty();
    assertThat(there.add(plan("www", "shop.acme.test"), null, "Wanted.")).isTrue();
  }

  @Test
  void forgetsNothingThatIsWanted() {
    here.add(plan("www", "www.acme.test"), null, "Wanted.");

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
                              return nodes.get(i).add(plans.get(i), null, "Wanted.");
                            }))
                .toList();

        boolean first = answers.get(0).get();
        boolean second = answers.get(1).get();

        assertThat(first).isNotEqualTo(second);
        assertThat(here.all()).contains(new Declared(plans.get(first ? 0 : 1), null, 0, null));
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

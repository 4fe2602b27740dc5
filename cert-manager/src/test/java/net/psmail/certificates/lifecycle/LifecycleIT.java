package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleIT {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ID = "mail";

  private Path directory;
  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final TrialIssuer first = new TrialIssuer("first", clock);
  private final TrialIssuer second = new TrialIssuer("second", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private Lifecycle lifecycle;

  @BeforeEach
  void declare(@TempDir Path temporary) {
    directory = temporary;
    lifecycle = node();
    lifecycle.declare(plan(KeyType.EC_P256, "mail.acme.test"));
  }

  @Test
  void goesFromTheWishToTheProof() {
    lifecycle.advanceDue();

    assertThat(lifecycle.history(ID))
        .extracting(Event::stage)
        .containsExactly(
            Stage.PREFLIGHT,
            Stage.ORDERED,
            Stage.CHALLENGED,
            Stage.ISSUED,
            Stage.STAGED,
            Stage.INSTALLED,
            Stage.PROVED);
    assertThat(served()).isEqualTo(standing().current().get(0));
  }

  @Test
  void anIssuerOfOurOwnMayBeAskedAsOftenAsWeLike() {
    first.limits = Limits.NONE;
    for (int times = 1; times <= 3; times++) {
      lifecycle.advanceDue();
      assertThat(standing().stage()).isEqualTo(Stage.PROVED);
      assertThat(lifecycle.beginAnew(ID, "Once more.")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void makesEveryKindOfKey(KeyType type) {
    lifecycle.declare(plan(type, "mail.acme.test"));

    lifecycle.advanceDue();

    assertThat(type.fits(served().getPublicKey())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"preflight", "order", "challenge", "collect"})
  void isTakenUpByAnotherNodeWhenOneWasKilled(String step) {
    first.killedAfter = step;
    assertThatThrownBy(lifecycle::advanceDue).isInstanceOf(TrialIssuer.Killed.class);
    Lifecycle other = node();
    other.advanceDue();
    assertThat(standing().stage()).isNotEqualTo(Stage.PROVED);

    clock.forward(Duration.ofMinutes(15));
    other.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void isLookedAfterByOneOfManyNodesAtATime() throws Exception {
    int nodes = 8;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    try {
      List<Future<?>> all =
          IntStream.range(0, nodes)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            Lifecycle node = node();
                            start.await();
                            node.advanceDue();
                            return i;
                          }))
              .toList();
      start.countDown();
      for (Future<?> node : all) {
        node.get();
      }
    } finally {
      threads.shutdownNow();
    }
    lifecycle.advanceDue();

    assertThat(first.calls).containsExactly("preflight", "order", "challenge", "collect");
    assertThat(installation.stagings).hasValue(1);
  }

  @Test
  void leavesAloneWhatAnotherNodeDidWhileThisOneWasTooSlow() {
    first.whileOrdering =
        () -> {
          clock.forward(Duration.ofMinutes(15));
          node().advanceDue();
        };

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(lifecycle.history(ID)).extracting(Event::stage).containsOnlyOnce(Stage.ORDERED);
  }

  @Test
  void asksTheNextIssuerWhenOneFails() {
    first.trouble = new NotIssued(NotIssued.Kind.UNAVAILABLE, "It does not answer.");

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(standing().servedBy()).isEqualTo("second");
    assertThat(lifecycle.history(ID))
        .extracting(Event::reason)
        .contains("first: It does not answer.");
  }

  @Test
  void comesBackToTheFirstIssuerForTheRenewal() {
    first.trouble = new NotIssued(NotIssued.Kind.UNAVAILABLE, "It does not answer.");
    lifecycle.advanceDue();
    first.trouble = null;

    untilRenewed();

    assertThat(standing().servedBy()).isEqualTo("first");
    assertThat(first.replaced).as("the other issuer's is none of its business").isNull();
  }

  @Test
  void waitsLongerFromFailureToFailureUntilSomebodyHelps() {
    NotIssued silence = new NotIssued(NotIssued.Kind.UNAVAILABLE, "It does not answer.");
    first.trouble = silence;
    second.trouble = silence;
    for (Duration pause :
        List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(100))) {
      lifecycle.advanceDue();

      assertThat(standing().stage()).isEqualTo(Stage.FAILED);
      assertThat(standing().nextLook()).isEqualTo(clock.instant().plus(pause));
      clock.set(standing().nextLook());
    }
    first.trouble = null;
    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void goesOnWithItsOrderWhenTheOnlyIssuerAnswersAgain() {
    lifecycle.declare(
        new Plan(
            ID,
            names("mail.acme.test"),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("first")));
    stepTo(Stage.CHALLENGED);
    first.trouble = new NotIssued(NotIssued.Kind.UNAVAILABLE, "It does not answer.");
    lifecycle.advanceDue();
    first.trouble = null;
    clock.set(standing().nextLook());

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(first.calls).containsOnlyOnce("order");
  }

  @Test
  void asksAgainLaterWhileTheIssuerIsAtWork() {
    first.busy = true;
    lifecycle.advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.CHALLENGED);
    first.busy = false;
    clock.forward(Duration.ofMinutes(1));

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void renewsWithAnotherKeyAndSaysWhatIsReplaced() {
    lifecycle.advanceDue();
    X509Certificate old = served();
    Instant wanted = standing().nextLook();
    assertThat(wanted)
        .as("the window is asked for twice a day at least")
        .isBefore(clock.instant().plus(Duration.ofHours(12)));

    untilRenewed();

    assertThat(first.replaced).isEqualTo(old);
    assertThat(served().getPublicKey()).isNotEqualTo(old.getPublicKey());
    Instant begins = old.getNotBefore().toInstant();
    assertThat(served().getNotBefore().toInstant())
        .isBetween(begins.plus(Duration.ofDays(60)), begins.plus(Duration.ofDays(63)));
  }

  @Test
  void renewsSoonWhenTheIssuerAsksForItButNotAgainAndAgain() {
    lifecycle.advanceDue();
    X509Certificate old = served();
    first.window = new Window(clock.instant(), clock.instant().plusSeconds(1));
    clock.forward(Duration.ofHours(6));
    lifecycle.advanceDue();
    assertThat(served()).isNotEqualTo(old);
    X509Certificate renewed = served();

    clock.forward(Duration.ofHours(5));
    lifecycle.advanceDue();

    assertThat(served()).isEqualTo(renewed);
  }

  @Test
  void isNotProvedUntilItIsServed() {
    installation.deaf = true;
    lifecycle.advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.FAILED);
    assertThat(standing().current()).isEmpty();
    installation.deaf = false;
    clock.set(standing().nextLook());

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(first.calls).containsOnlyOnce("order");
  }

  @Test
  void ordersAnewWhenTheKeyWasLost() throws Exception {
    stepTo(Stage.ISSUED);
    Files.delete(directory.resolve("mail.next.key"));
    lifecycle.advanceDue();
    clock.set(standing().nextLook());

    lifecycle.advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void beginsAnewWhenThePlanBecomesAnother() {
    lifecycle.advanceDue();
    lifecycle.declare(plan(KeyType.EC_P256, "mail.acme.test", "imap.acme.test"));
    assertThat(standing().stage()).isEqualTo(Stage.PLANNED);
    assertThat(standing().current()).as("goes on being served").isNotEmpty();
  }

  @Test
  void staysWhereItIsWhenTheSamePlanIsDeclaredAtTheNextStart() {
    lifecycle.advanceDue();

    lifecycle.declare(plan(KeyType.EC_P256, "mail.acme.test"));

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void keepsAnOrdersKeyForItsOwnerAlone() throws Exception {
    stepTo(Stage.ISSUED);

    Path key = directory.resolve("mail.next.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    lifecycle.advanceDue();
    assertThat(key).doesNotExist();
  }

  private void stepTo(Stage stage) {
    while (standing().stage() != stage) {
      assertThat(lifecycle.advance(ID)).isTrue();
    }
  }

  private void untilRenewed() {
    X509Certificate old = served();
    while (served().equals(old)) {
      clock.set(standing().nextLook());
      lifecycle.advanceDue();
    }
  }

  private X509Certificate served() {
    return requireNonNull(installation.served()).leaf();
  }

  private Standing standing() {
    return lifecycle.standing(ID).orElseThrow();
  }

  private Lifecycle node() {
    return new Lifecycle(
        database, List.of(first, second), installation, new KeyFiles(directory), clock, RANDOM);
  }

  private static Plan plan(KeyType type, String... names) {
    return new Plan(
        ID, names(names), type, ChallengeKind.HTTP_01, null, List.of("first", "second"));
  }

  private static CertificateNames names(String... names) {
    return CertificateNames.of(List.of(names));
  }
}

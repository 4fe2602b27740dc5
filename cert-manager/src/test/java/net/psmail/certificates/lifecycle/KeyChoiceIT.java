package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.Tlsa;
import net.psmail.certificates.lifecycle.Promise.Spread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyChoiceIT {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ID = "mail";
  private static final String OWNER = "_25._tcp.mail.acme.test";
  private static final Duration HOUR = Duration.ofHours(1);

  private Path directory;
  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final DataSource another = TrialDatabase.create();
  private final TrialIssuer issuer = new TrialIssuer("first", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private final Promises promises = new Promises(database);

  @BeforeEach
  void issueTheFirst(@TempDir Path temporary) {
    directory = temporary;
    node().declare(plan(KeyType.EC_P256));
    promises.declare(ID, Set.of(OWNER));
    node().advanceDue();
    assertThat(standing().reason()).as("before the DNS was asked").contains("waits", OWNER);
    promises.keep(ID, name(Duration.ZERO));
    clock.forward(Duration.ofMinutes(1));
    node().advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void waitsFromTheFirstWhereSomebodyHasMadePromises() {
    Promises others = new Promises(another);
    Lifecycle lifecycle =
        new Lifecycle(
            another, List.of(issuer), installation, new KeyFiles(directory), clock, RANDOM);
    lifecycle.declare(plan(KeyType.EC_P256));
    others.declare(ID, Set.of(OWNER));
    others.keep(ID, name(HOUR));

    lifecycle.advanceDue();

    assertThat(lifecycle.standing(ID).orElseThrow().stage()).isEqualTo(Stage.PLANNED);
  }

  @Test
  void keepsTheKeyUntilTheNextIsPromisedForLongEnoughAndSaysSo() {
    PublicKey first = served();
    PublicKey next = next(KeyType.EC_P256).getPublic();
    look(next, Spread.EVERYWHERE);

    renew();

    assertThat(served()).isEqualTo(first);
    assertThat(node().history(ID))
        .filteredOn(event -> event.stage() == Stage.ISSUED)
        .last()
        .satisfies(event -> assertThat(event.reason()).contains("stays the same", OWNER));
    assertThat(next(KeyType.EC_P256).getPublic()).as("goes on waiting").isEqualTo(next);
  }

  @Test
  void takesTheNextKeyWhenItIsPromisedForLongEnough() {
    PublicKey next = next(KeyType.EC_P256).getPublic();
    ripen(next);

    renew();

    assertThat(Tlsa.digest(served())).isEqualTo(Tlsa.digest(next));
    assertThat(Tlsa.digest(next(KeyType.EC_P256).getPublic())).isNotEqualTo(Tlsa.digest(next));
  }

  @Test
  void everyNameHasToPromiseIt() {
    PublicKey first = served();
    promises.declare(ID, Set.of(OWNER, "_25._tcp.mx.acme.test"));
    ripen(next(KeyType.EC_P256).getPublic());

    renew();

    assertThat(served()).isEqualTo(first);
  }

  @Test
  void anotherNodeTakesTheSameKeyWhenOneWasKilled() {
    PublicKey next = next(KeyType.EC_P256).getPublic();
    ripen(next);
    issuer.killedAfter = "collect";
    assertThatThrownBy(this::renew).isInstanceOf(TrialIssuer.Killed.class);
    clock.forward(Duration.ofMinutes(15));

    node().advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(Tlsa.digest(served())).isEqualTo(Tlsa.digest(next));
  }

  @Test
  void aNewKindOfKeyWaitsForItsPromise() {
    PublicKey first = served();
    node().declare(plan(KeyType.EC_P384));
    node().advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.PLANNED);
    assertThat(standing().reason()).contains("waits", OWNER);
    assertThat(served()).isEqualTo(first);

    ripen(next(KeyType.EC_P384).getPublic());
    node().advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(KeyType.EC_P384.fits(served())).isTrue();
  }

  @Test
  void aNewKindOfKeyDoesNotLetACertificateExpire() {
    PublicKey first = served();
    Instant ends = requireNonNull(installation.served()).leaf().getNotAfter().toInstant();
    node().declare(plan(KeyType.EC_P384));
    clock.set(ends.minus(Duration.ofDays(14)));

    node().advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(requireNonNull(installation.served()).leaf().getNotAfter().toInstant())
        .isAfter(ends);
    assertThat(served()).isEqualTo(first);
  }

  @Test
  void doesNotServeAKeyWhosePromiseWasBrokenAfterTheOrder() {
    PublicKey first = served();
    PublicKey next = next(KeyType.EC_P256).getPublic();
    ripen(next);
    assertThat(node().beginAnew(ID, "Now.")).isTrue();
    while (standing().stage() != Stage.STAGED) {
      node().advance(ID);
    }
    look(next, Spread.PARTLY);

    node().advanceDue();
    assertThat(standing().reason()).contains("no longer", OWNER);
    assertThat(served()).isEqualTo(first);
    clock.set(standing().nextLook());
    node().advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(served()).isEqualTo(first);
  }

  @Test
  void takesANewKeyAtOnceWhenOthersKnowTheOneThatIsPromised() throws NotIssued {
    PublicKey first = served();
    PublicKey next = next(KeyType.EC_P256).getPublic();
    ripen(next);

    assertThat(node().revoke(ID, RevocationReason.KEY_COMPROMISE, "Jane")).isTrue();
    node().advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(Tlsa.digest(served())).isNotIn(Tlsa.digest(first), Tlsa.digest(next));
  }

  @Test
  void keepsItsPromiseWhenOneIsRevokedWhoseKeyNobodyKnows() throws NotIssued {
    PublicKey first = served();

    assertThat(node().revoke(ID, RevocationReason.SUPERSEDED, "Jane")).isTrue();
    node().advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
    assertThat(served()).isEqualTo(first);
  }

  @Test
  void waitsRatherThanServeAnythingElseWhenTheServedKeyIsGone() {
    TrialInstallation another = new TrialInstallation();
    assertThat(node().beginAnew(ID, "Now.")).isTrue();

    node(another).advanceDue();
    assertThat(standing().stage()).isEqualTo(Stage.FAILED);
    assertThat(standing().reason()).contains(OWNER);
    ripen(next(KeyType.EC_P256).getPublic());
    clock.set(standing().nextLook());
    node(another).advanceDue();

    assertThat(standing().stage()).isEqualTo(Stage.PROVED);
  }

  @Test
  void keepsTheNextKeyForItsOwnerAlone() throws Exception {
    next(KeyType.EC_P256);

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("mail.next.key"))))
        .isEqualTo("rw-------");
  }

  private void renew() {
    assertThat(node().beginAnew(ID, "Now.")).isTrue();
    node().advanceDue();
  }

  private void ripen(PublicKey key) {
    look(key, Spread.EVERYWHERE);
    clock.forward(HOUR.multipliedBy(2));
    look(key, Spread.EVERYWHERE);
  }

  private void look(PublicKey key, Spread spread) {
    String digest = Tlsa.digest(key);
    Promise known =
        promises.of(ID).stream()
            .filter(promise -> promise.digest().equals(digest))
            .findFirst()
            .orElse(Promise.of(OWNER, digest));
    promises.keep(ID, known.after(spread, HOUR, clock.instant()));
  }

  private PromisedName name(Duration ttl) {
    return new PromisedName(OWNER, true, clock.instant(), ttl, true, false, true, null);
  }

  private KeyPair next(KeyType type) {
    return new NextKeys(new KeyFiles(directory), RANDOM).of(plan(type), standing().current());
  }

  private PublicKey served() {
    return requireNonNull(installation.served()).leaf().getPublicKey();
  }

  private Standing standing() {
    return node().standing(ID).orElseThrow();
  }

  private Lifecycle node() {
    return node(installation);
  }

  private Lifecycle node(Installation servers) {
    return new Lifecycle(
        database, List.of(issuer), servers, new KeyFiles(directory), clock, RANDOM);
  }

  private static Plan plan(KeyType type) {
    return new Plan(
        ID,
        CertificateNames.of(List.of("mail.acme.test")),
        type,
        ChallengeKind.HTTP_01,
        null,
        List.of("first"));
  }
}

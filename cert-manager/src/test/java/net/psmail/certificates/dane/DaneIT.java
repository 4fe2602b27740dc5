package net.psmail.certificates.dane;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.Tlsa;
import net.psmail.certificates.dns.Bind;
import net.psmail.certificates.dns.DnsServer;
import net.psmail.certificates.dns.TlsaRecords;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.NextKeys;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.Promise;
import net.psmail.certificates.lifecycle.PromisedName;
import net.psmail.certificates.lifecycle.Promises;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.lifecycle.TrialInstallation;
import net.psmail.certificates.lifecycle.TrialIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two name servers, of which the second learns what the first is told when the test says so. */
class DaneIT {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ID = "mail";
  private static final String OWNER = "_25._tcp.mail.acme.test";
  private static final Duration TTL = TlsaRecords.TTL;
  private static final Duration STEP = Duration.ofMinutes(20);

  /** What a server showed, which others may remember. */
  private record Shown(Instant at, Set<Tlsa> records) {}

  private Path directory;
  private int port;
  private Bind first;
  private Bind second;
  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final TrialIssuer issuer = new TrialIssuer("first", clock);
  private final TrialInstallation installation = new TrialInstallation();
  private final Promises promises = new Promises(database);
  private final List<Shown> remembered = new ArrayList<>();

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    port = Bind.freePort();
    first = new Bind(directory.resolve("first"), port, "127.0.0.1");
    second = new Bind(directory.resolve("second"), port, "::1");
    node().declare(plan());
    promises.declare(ID, Set.of(OWNER));
    look();
  }

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  @Test
  void theServedKeyNeverLacksItsRecordInAWholeRollOver() throws IOException {
    assertThat(shown("ns1.acme.test")).as("before anything is served").isEmpty();
    stepThrough();
    X509Certificate old = served();
    forSome(TTL.multipliedBy(3));
    assertThat(shown("ns1.acme.test")).hasSize(2).contains(Tlsa.of(old.getPublicKey()));

    assertThat(node().beginAnew(ID, "Now.")).isTrue();
    stepThrough();
    assertThat(served().getPublicKey()).isNotEqualTo(old.getPublicKey());
    look();
    assertThat(shown("ns1.acme.test"))
        .as("old, current and next")
        .hasSize(3)
        .contains(Tlsa.of(old.getPublicKey()), Tlsa.of(served().getPublicKey()));
    forSome(TTL.multipliedBy(6));

    assertThat(shown("ns1.acme.test"))
        .isEqualTo(shown("ns2.acme.test"))
        .hasSize(2)
        .contains(Tlsa.of(served().getPublicKey()))
        .doesNotContain(Tlsa.of(old.getPublicKey()));
    assertThat(promises.of(ID)).as("the old one is forgotten").hasSize(2);
  }

  @Test
  void renewalsBeforeTheTimeKeepTheKey() throws IOException {
    stepThrough();
    X509Certificate old = served();
    forSome(TTL);

    assertThat(node().beginAnew(ID, "Now.")).isTrue();
    stepThrough();

    assertThat(served()).isNotEqualTo(old);
    assertThat(served().getPublicKey()).isEqualTo(old.getPublicKey());
  }

  @Test
  void waitsForAServerThatLags() throws IOException {
    stepThrough();
    X509Certificate old = served();
    for (int i = 0; i < 9; i++) {
      look();
      clock.forward(STEP);
    }
    assertThat(promises.of(ID)).allMatch(promise -> promise.seenSince() == null);
    assertThat(node().beginAnew(ID, "Now.")).isTrue();
    stepThrough();
    assertThat(served().getPublicKey()).isEqualTo(old.getPublicKey());

    forSome(TTL.multipliedBy(3));

    assertThat(promises.of(ID)).allMatch(Promise::isRipe);
  }

  @Test
  void silenceHoldsTheTimeAndAnAnswerWithoutTheRecordSetsItBack() throws IOException {
    stepThrough();
    forSome(STEP.multipliedBy(2));
    Instant since = requireNonNull(promises.of(ID).get(0).seenSince());
    second.close();
    clock.forward(TTL.multipliedBy(3));
    look();
    assertThat(promises.of(ID))
        .allSatisfy(promise -> assertThat(promise.seenSince()).isEqualTo(since))
        .noneMatch(Promise::isRipe);
    assertThat(name().trouble()).contains("ns2.acme.test");

    second = new Bind(directory.resolve("third"), port, "::1");
    look();

    assertThat(promises.of(ID)).allMatch(promise -> promise.seenSince() == null);
  }

  @Test
  void leavesTheRecordsOfOthersAlone() throws IOException {
    Tlsa foreign = new Tlsa(2, 1, 1, "ab".repeat(32));
    records(Optional.of(first)).change(OWNER, List.of(foreign), List.of());
    look();
    follow();
    assertThat(node().advance(ID)).isTrue();
    assertThat(node().standing(ID).orElseThrow().stage())
        .as("until ours was added and seen")
        .isEqualTo(Stage.PLANNED);
    forSome(TTL.multipliedBy(3));
    stepThrough();
    forSome(TTL.multipliedBy(3));
    assertThat(node().beginAnew(ID, "Now.")).isTrue();
    stepThrough();
    forSome(TTL.multipliedBy(3));

    assertThat(shown("ns1.acme.test")).hasSize(3).contains(foreign);
    assertThat(name().refused()).isFalse();
  }

  @Test
  void changesNothingWhereAPersonHasToPaste() throws IOException {
    stepThrough();
    dane(records(Optional.empty())).look(node().find(ID).orElseThrow());
    assertThat(shown("ns1.acme.test")).isEmpty();
    assertThat(name().pasted()).isTrue();
    List<Tlsa> wanted =
        promises.of(ID).stream().map(promise -> Tlsa.ofDigest(promise.digest())).toList();
    records(Optional.of(first)).change(OWNER, wanted, List.of());
    records(Optional.of(second)).change(OWNER, wanted, List.of());

    dane(records(Optional.empty())).look(node().find(ID).orElseThrow());

    assertThat(promises.of(ID)).hasSize(2).noneMatch(promise -> promise.seenSince() == null);
  }

  @Test
  void saysWhyAZoneIsNotChanged() throws IOException {
    stepThrough();
    TlsaRecords refused =
        new TlsaRecords(
            first.address(),
            port,
            Optional.of(server(first, "YW5vdGhlciBzZWNyZXQgYW5vdGhlciBzZWNyZXQ=")));

    dane(refused).look(node().find(ID).orElseThrow());

    assertThat(name().pasted()).isTrue();
    assertThat(name().trouble()).contains("refuses", OWNER).doesNotContain("YW5v");
  }

  @Test
  void aNameThatIsNotWantedAnyMoreCountsUntilItsRecordsAreGone() throws IOException {
    stepThrough();
    forSome(TTL);
    X509Certificate old = served();
    promises.declare(ID, Set.of());
    assertThat(node().beginAnew(ID, "Now.")).isTrue();
    stepThrough();
    assertThat(served().getPublicKey()).isEqualTo(old.getPublicKey());

    forSome(TTL.multipliedBy(3));

    assertThat(shown("ns1.acme.test")).isEmpty();
    assertThat(promises.names(ID)).isEmpty();
    assertThat(node().beginAnew(ID, "Now.")).isTrue();
    stepThrough();
    assertThat(served().getPublicKey()).isNotEqualTo(old.getPublicKey());
  }

  /** Every step by another node, as after a kill. */
  private void stepThrough() throws IOException {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = node().advance(ID);
      requireSafe();
    }
    assertThat(node().standing(ID).orElseThrow().stage()).isEqualTo(Stage.PROVED);
  }

  private void forSome(Duration time) throws IOException {
    Instant end = clock.instant().plus(time);
    while (!clock.instant().isAfter(end)) {
      look();
      follow();
      requireSafe();
      clock.forward(STEP);
      while (node().advance(ID)) {
        requireSafe();
      }
    }
  }

  private void look() {
    dane(records(Optional.of(first))).look(node().find(ID).orElseThrow());
  }

  /** The second server takes over what the first has. */
  private void follow() throws IOException {
    Set<Tlsa> wanted = shown("ns1.acme.test");
    Set<Tlsa> had = shown("ns2.acme.test");
    if (!wanted.equals(had)) {
      records(Optional.of(second))
          .change(
              OWNER,
              wanted.stream().filter(record -> !had.contains(record)).toList(),
              had.stream().filter(record -> !wanted.contains(record)).toList());
    }
  }

  /** Nobody who goes by what a server shows, or showed not long ago, turns away. */
  private void requireSafe() throws IOException {
    Instant now = clock.instant();
    for (String server : List.of("ns1.acme.test", "ns2.acme.test")) {
      remembered.add(new Shown(now, shown(server)));
    }
    remembered.removeIf(shown -> shown.at().plus(TTL).isBefore(now));
    if (installation.served() != null) {
      assertThat(remembered).noneMatch(shown -> Tlsa.refuse(shown.records(), List.of(served())));
    }
  }

  private Set<Tlsa> shown(String server) throws IOException {
    return records(Optional.empty()).look(OWNER).answers().stream()
        .filter(answer -> answer.server().equals(server))
        .flatMap(answer -> answer.shown().orElseThrow().records().stream())
        .collect(Collectors.toSet());
  }

  private PromisedName name() {
    return promises.names(ID).get(0);
  }

  private X509Certificate served() {
    return requireNonNull(installation.served()).leaf();
  }

  private Dane dane(TlsaRecords records) {
    return new Dane(promises, new NextKeys(new KeyFiles(directory), RANDOM), records, clock);
  }

  private TlsaRecords records(Optional<Bind> primary) {
    return new TlsaRecords(first.address(), port, primary.map(bind -> server(bind, Bind.SECRET)));
  }

  private DnsServer server(Bind primary, String secret) {
    return new DnsServer(
        primary.address(), first.address(), port, Bind.KEY_NAME, Bind.ALGORITHM, secret);
  }

  private Lifecycle node() {
    return new Lifecycle(
        database, List.of(issuer), installation, new KeyFiles(directory), clock, RANDOM);
  }

  private static Plan plan() {
    return new Plan(
        ID,
        CertificateNames.of(List.of("mail.acme.test")),
        KeyType.EC_P256,
        ChallengeKind.HTTP_01,
        null,
        List.of("first"));
  }
}

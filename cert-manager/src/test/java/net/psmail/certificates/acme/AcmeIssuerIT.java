package net.psmail.certificates.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.acme.Authority.Binding;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.DryRun;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.RevocationReason;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.Standing;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.lifecycle.TrialInstallation;
import net.psmail.certificates.lifecycle.Window;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcmeIssuerIT {

  private static final String PATH = "/.well-known/acme-challenge/";
  private static final String ID = "mail";
  private static final String MAC_KEY =
      "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";

  private static int httpPort;
  private static Pebble pebble;
  private static Pebble wantsBinding;

  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final ChallengeAnswers answers = new ChallengeAnswers(database, clock);
  private final TrialInstallation installation = new TrialInstallation();
  private final SecureRandom random = new SecureRandom();
  private Path directory;
  private HttpServer site;
  private volatile boolean mute;

  @BeforeAll
  static void startAuthorities(@TempDir Path files) throws IOException {
    httpPort = Pebble.freePort();
    pebble = new Pebble(files.resolve("first"), new Pebble.Ways(httpPort, false, 50, null));
    wantsBinding = new Pebble(files.resolve("second"), new Pebble.Ways(httpPort, true, 0, null));
  }

  @AfterAll
  static void stopAuthorities() {
    pebble.close();
    wantsBinding.close();
  }

  @BeforeEach
  void startSite(@TempDir Path files) throws IOException {
    directory = files;
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
    site.createContext(PATH, this::answer);
    site.start();
  }

  @AfterEach
  void stopSite() {
    site.stop(0);
  }

  @Test
  void getsACertificateAlthoughEverySecondNonceIsRejected() {
    Lifecycle lifecycle = node(issuer("pebble", pebble, null));
    lifecycle.declare(plan("mail.acme.test", "imap.acme.test"));

    untilProved(lifecycle);

    X509Certificate leaf = served();
    assertThat(CertificateNames.in(leaf).hosts())
        .containsExactlyInAnyOrder("mail.acme.test", "imap.acme.test");
    assertThat(KeyType.EC_P256.fits(leaf.getPublicKey())).isTrue();
    assertThat(requireNonNull(installation.served()).chain()).hasSizeGreaterThan(1);
  }

  @Test
  void keepsTheAccountsKeyForItsOwnerAlone() throws IOException {
    Lifecycle lifecycle = node(issuer("pebble", pebble, null));
    lifecycle.declare(plan("mail.acme.test"));

    untilProved(lifecycle);

    Path key = directory.resolve("account-pebble.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void renewsWithAnotherKey() {
    Lifecycle lifecycle = node(issuer("pebble", pebble, null));
    lifecycle.declare(plan("mail.acme.test"));
    untilProved(lifecycle);
    X509Certificate old = served();

    clock.set(old.getNotBefore().toInstant().plus(Duration.ofDays(32)));
    lifecycle.advanceDue();
    untilProved(lifecycle);

    assertThat(served().getPublicKey()).isNotEqualTo(old.getPublicKey());
  }

  @Test
  void turnsToTheNextAuthorityWhenTheFirstIsDown() {
    URI nobody = URI.create("https://localhost:" + Pebble.freePort() + "/dir");
    Lifecycle lifecycle =
        node(
            issuer("down", nobody, pebble, null),
            issuer("pebble", wantsBinding, new Binding("kid-1", MAC_KEY)));
    lifecycle.declare(
        new Plan(
            ID,
            CertificateNames.of(List.of("mail.acme.test")),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("down", "pebble")));

    untilProved(lifecycle);

    assertThat(standing(lifecycle).servedBy()).isEqualTo("pebble");
  }

  @Test
  void saysWhatIsMissingBeforeItOrders() {
    Lifecycle lifecycle = node(issuer("pebble", wantsBinding, null));
    lifecycle.declare(plan("mail.acme.test"));

    lifecycle.advanceDue();

    assertThat(standing(lifecycle).reason()).startsWith("pebble: It wants to know whose account");
    assertThat(standing(lifecycle).order()).isNull();
  }

  @Test
  void isTakenUpByANodeThatKnowsNothingAfterEachStep() {
    node(issuer("pebble", pebble, null)).declare(plan("mail.acme.test"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              Lifecycle fresh = node(issuer("pebble", pebble, null));
              clock.forward(Duration.ofSeconds(5));
              fresh.advance(ID);
              return standing(fresh).stage() == Stage.PROVED;
            });

    assertThat(CertificateNames.in(served()).hosts()).containsExactly("mail.acme.test");
  }

  @Test
  void saysWhyANameWasNotProvedAndSucceedsOnceItIs() {
    mute = true;
    Lifecycle lifecycle = node(issuer("pebble", pebble, null));
    lifecycle.declare(plan("mail.acme.test"));
    untilStage(lifecycle, Stage.FAILED);
    assertThat(standing(lifecycle).reason()).contains("mail.acme.test");

    mute = false;
    clock.set(standing(lifecycle).nextLook());
    untilProved(lifecycle);

    assertThat(served()).isNotNull();
  }

  @Test
  void renewsInTheWindowThatTheAuthoritySuggests() throws IOException {
    try (FrontOfPebble front = new FrontOfPebble(wantsBinding)) {
      Lifecycle lifecycle = node(issuer(front));
      lifecycle.declare(plan("mail.acme.test"));
      Instant wanted = clock.instant().plus(Duration.ofDays(10));
      front.window = new Window(wanted, wanted.plusSeconds(60));
      untilProved(lifecycle);
      lifecycle.advanceDue();
      X509Certificate old = served();

      assertThat(standing(lifecycle).renewAt()).isBetween(wanted, wanted.plusSeconds(60));
      clock.set(wanted.plusSeconds(60));
      lifecycle.advanceDue();
      lifecycle.advanceDue();
      untilProved(lifecycle);

      assertThat(served()).isNotEqualTo(old);
    }
  }

  @Test
  void doesNotAskAnAuthorityThatWantsToBeLeftAlone() throws IOException {
    try (FrontOfPebble front = new FrontOfPebble(wantsBinding)) {
      front.limitsRates = true;
      Lifecycle lifecycle = node(issuer(front));
      lifecycle.declare(plan("mail.acme.test"));
      Instant refused = Instant.now();
      untilStage(lifecycle, Stage.FAILED);

      assertThat(standing(lifecycle).reason()).contains("Too many certificates.");
      assertThat(standing(lifecycle).nextLook())
          .isBetween(refused.plus(Duration.ofMinutes(119)), refused.plus(Duration.ofMinutes(121)));
      clock.forward(Duration.ofMinutes(110));
      lifecycle.advanceDue();
      assertThat(front.refusedOrders).hasValue(1);

      front.limitsRates = false;
      clock.set(standing(lifecycle).nextLook());
      untilProved(lifecycle);
    }
  }

  @Test
  void saysWhereToAgreeToTermsThatHaveChanged() throws IOException {
    try (FrontOfPebble front = new FrontOfPebble(wantsBinding)) {
      front.changedTerms = true;
      Lifecycle lifecycle = node(issuer(front));
      lifecycle.declare(plan("mail.acme.test"));

      untilStage(lifecycle, Stage.FAILED);

      assertThat(standing(lifecycle).reason())
          .isEqualTo(
              "pebble: Its terms of service have changed: it wants your consent."
                  + " Read https://ca.test/terms-2. Agree at https://ca.test/agree.");
    }
  }

  @Test
  void hasACertificateRevokedForAReasonAndGetsAnotherWithANewKey() throws Exception {
    Lifecycle lifecycle = node(issuer("pebble", pebble, null));
    lifecycle.declare(plan("mail.acme.test"));
    untilProved(lifecycle);
    X509Certificate old = served();

    lifecycle.revoke(ID, RevocationReason.KEY_COMPROMISE, "Jane");

    assertThat(pebble.statusOf(old)).containsPattern("\"Status\": *\"Revoked\"");
    assertThat(pebble.statusOf(old)).containsPattern("\"Reason\": *1\\b");
    untilProved(lifecycle);
    assertThat(served().getPublicKey()).isNotEqualTo(old.getPublicKey());
    assertThat(pebble.statusOf(served())).containsPattern("\"Status\": *\"Valid\"");
  }

  @Test
  void takesACertificateThatIsRevokedAlreadyForDone() throws Exception {
    Lifecycle lifecycle = node(issuer("pebble", pebble, null));
    lifecycle.declare(plan("mail.acme.test"));
    untilProved(lifecycle);
    Issuer issuer = issuer("pebble", pebble, null);
    issuer.revoke(served(), RevocationReason.SUPERSEDED);

    issuer.revoke(served(), RevocationReason.SUPERSEDED);

    assertThat(pebble.statusOf(served())).containsPattern("\"Reason\": *4\\b");
  }

  @Test
  void triesAnOrderOutAndKeepsNothing() throws Exception {
    DryRun.Outcome outcome =
        new DryRun(issuer("pebble", pebble, null), random).of(plan("mail.acme.test"));

    assertThat(outcome.sentence()).startsWith("pebble would issue it, valid until ");
    assertThat(outcome.succeeded()).isTrue();
    assertThat(installation.served()).isNull();
    assertThat(TrialDatabase.count(database, "issuer_order")).isZero();
    assertThat(TrialDatabase.count(database, "challenge_answer")).isZero();
    assertThat(TrialDatabase.count(database, "managed_certificate")).isZero();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .extracting(Path::getFileName)
          .containsExactly(Path.of("account-pebble.key"));
    }
  }

  @Test
  void saysWhatWouldKeepAnOrderFromSucceeding() throws Exception {
    mute = true;

    DryRun.Outcome outcome =
        new DryRun(issuer("pebble", pebble, null), random).of(plan("mail.acme.test"));

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.sentence()).startsWith("pebble: ").contains("mail.acme.test");
  }

  private Issuer issuer(FrontOfPebble front) {
    return issuer("pebble", front.directoryUri(), wantsBinding, new Binding("kid-1", MAC_KEY));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestURI().getPath().substring(PATH.length());
    Optional<String> answer = mute ? Optional.empty() : answers.to(ChallengeKind.HTTP_01, token);
    byte[] body = answer.orElse("").getBytes(US_ASCII);
    try (exchange) {
      exchange.sendResponseHeaders(answer.isPresent() ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void untilProved(Lifecycle lifecycle) {
    untilStage(lifecycle, Stage.PROVED);
  }

  private void untilStage(Lifecycle lifecycle, Stage stage) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              lifecycle.advanceDue();
              boolean there = standing(lifecycle).stage() == stage;
              if (!there) {
                clock.forward(Duration.ofSeconds(5));
              }
              return there;
            });
  }

  private X509Certificate served() {
    return requireNonNull(installation.served()).leaf();
  }

  private static Standing standing(Lifecycle lifecycle) {
    return lifecycle.standing(ID).orElseThrow();
  }

  private Lifecycle node(Issuer... issuers) {
    return new Lifecycle(
        database, List.of(issuers), installation, new KeyFiles(directory), clock, random);
  }

  private Issuer issuer(String name, Pebble authority, @Nullable Binding binding) {
    return issuer(name, authority.directoryUri(), authority, binding);
  }

  private Issuer issuer(String name, URI location, Pebble trusted, @Nullable Binding binding) {
    return new AcmeIssuer(
        new Authority(
            name, location, List.of("ops@acme.test"), true, List.of(), binding, trusted.trust()),
        new KeyFiles(directory),
        new KnownAccounts(database),
        List.of(new HttpProofs(answers)),
        Optional.empty(),
        random);
  }

  private static Plan plan(String... names) {
    return new Plan(
        ID,
        CertificateNames.of(List.of(names)),
        KeyType.EC_P256,
        ChallengeKind.HTTP_01,
        null,
        List.of("pebble"));
  }
}

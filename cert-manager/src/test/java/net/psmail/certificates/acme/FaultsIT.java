package net.psmail.certificates.acme;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.acme.FaultyProxy.Fault;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.Lookout;
import net.psmail.certificates.install.ServerInstallation;
import net.psmail.certificates.install.ServerTls;
import net.psmail.certificates.install.Target;
import net.psmail.certificates.lifecycle.ChallengeAnswers;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Event;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.SettableClock;
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.Standing;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the wish to the proof and through a renewal, while an authority answers badly. No pause is
 * waited for, and what the listener serves is looked at all the while.
 */
class FaultsIT {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("mail.acme.test"));
  private static final String ID = "mail";
  private static final int MOST_ROUNDS = 60;

  private static int httpPort;
  private static Pebble pebble;
  private static FaultyProxy proxy;

  private final SettableClock clock = new SettableClock();
  private final SecureRandom random = new SecureRandom();
  private final DataSource database = TrialDatabase.create();
  private final ChallengeAnswers answers = new ChallengeAnswers(database, clock);
  private final KeyedChain old = standIn();
  private final ServerTls tls = new ServerTls(old);
  private ChallengeSite site;
  private HttpsServer server;
  private Lifecycle lifecycle;

  @BeforeAll
  static void startAuthority(@TempDir Path files) throws IOException {
    httpPort = Pebble.freePort();
    pebble = new Pebble(files, new Pebble.Ways(httpPort, false, 0, null));
    proxy = new FaultyProxy(pebble);
  }

  @AfterAll
  static void stopAuthority() throws IOException {
    proxy.close();
    pebble.close();
  }

  @BeforeEach
  void serveTheOld(@TempDir Path files) throws IOException {
    site = new ChallengeSite(httpPort, token -> answers.to(ChallengeKind.HTTP_01, token));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
    server.start();
    TlsDirectory directory = new TlsDirectory(files);
    directory.write("mail.pem", old);
    Target target =
        new Target(
            directory.file("mail.pem"),
            null,
            (file, chain) -> tls.serve(chain),
            List.of(listener()));
    lifecycle =
        new Lifecycle(
            database,
            List.of(
                issuer("first", proxy.directoryUri(), files),
                issuer("second", pebble.directoryUri(), files)),
            new ServerInstallation(Map.of(ID, List.of(target)), clock),
            new KeyFiles(files.resolve("keys")),
            clock,
            random);
  }

  @AfterEach
  void stopServers() {
    proxy.spoil("/", Fault.LATE, 0);
    server.stop(0);
    site.close();
  }

  static Stream<Arguments> faults() {
    List<String> all =
        List.of(
            "/dir",
            "/nonce-plz",
            "/sign-me-up",
            "/order-plz",
            "/my-order/",
            "/authZ/",
            "/chalZ/",
            "/finalize-order/",
            "/certZ/");
    Stream<Arguments> everywhere =
        all.stream()
            .flatMap(
                path ->
                    Stream.of(
                            Fault.ANSWER_LOST,
                            Fault.HALF_AN_ANSWER,
                            Fault.INTERNAL_ERROR,
                            Fault.BUSY,
                            Fault.ANOTHER_PAGE)
                        .map(fault -> Arguments.of(path, fault, 2)));
    return Stream.concat(
        everywhere,
        Stream.of(
            Arguments.of("/order-plz", Fault.BAD_NONCE, 3),
            Arguments.of("/finalize-order/", Fault.BAD_NONCE, 15),
            Arguments.of("/sign-me-up", Fault.RATE_LIMITED, 1),
            Arguments.of("/order-plz", Fault.RATE_LIMITED, 2),
            Arguments.of("/finalize-order/", Fault.RATE_LIMITED, 1),
            Arguments.of("/finalize-order/", Fault.ORDER_NOT_READY, 2),
            Arguments.of("/order-plz", Fault.LATE, 1),
            Arguments.of("/my-order/", Fault.INVALID, 1),
            Arguments.of("/authZ/", Fault.EXPIRED, 1)));
  }

  @ParameterizedTest(name = "{2} times at {0}: {1}")
  @MethodSource("faults")
  void areSurvived(String path, Fault fault, int times) throws Exception {
    lifecycle.declare(plan("first"));
    proxy.spoil(path, fault, times);

    untilAnotherIsServed(old.leaf());
    assertThat(proxy.left()).as("faults that did not come about").isLessThan(times);

    X509Certificate issued = served();
    clock.set(issued.getNotBefore().toInstant().plus(Duration.ofDays(32)));
    proxy.spoil(path, fault, times);
    untilAnotherIsServed(issued);
    assertThat(served().getPublicKey()).isNotEqualTo(issued.getPublicKey());
  }

  @Test
  void letAnotherAuthorityIssueWhileOneIsDownForAWeekAndTheFirstComesBack() throws Exception {
    lifecycle.declare(plan("first", "second"));
    proxy.spoil("/", Fault.ANSWER_LOST, Integer.MAX_VALUE);
    untilAnotherIsServed(old.leaf());
    assertThat(standing().servedBy()).isEqualTo("second");

    clock.forward(Duration.ofDays(7));
    lifecycle.advanceDue();
    proxy.spoil("/", Fault.LATE, 0);
    X509Certificate issued = served();
    clock.set(issued.getNotBefore().toInstant().plus(Duration.ofDays(32)));
    untilAnotherIsServed(issued);

    assertThat(standing().servedBy()).isEqualTo("first");
  }

  @Test
  void leaveTheOldOneWhereItIsWhileTheOnlyAuthorityIsDown() throws Exception {
    lifecycle.declare(plan("first"));
    proxy.spoil("/", Fault.INTERNAL_ERROR, Integer.MAX_VALUE);
    Instant end = clock.instant().plus(Duration.ofDays(7));
    while (clock.instant().isBefore(end)) {
      lifecycle.advanceDue();
      assertThat(served()).isEqualTo(old.leaf());
      clock.set(standing().nextLook());
    }
    proxy.spoil("/", Fault.LATE, 0);

    untilAnotherIsServed(old.leaf());
  }

  /** Whatever is seen meanwhile has to be good: the listener is asked after each round. */
  private void untilAnotherIsServed(X509Certificate before) throws Exception {
    for (int rounds = 0; standing().stage() != Stage.PROVED || served().equals(before); rounds++) {
      assertThat(rounds).as(() -> story()).isLessThan(MOST_ROUNDS);
      lifecycle.advanceDue();
      served().checkValidity(Date.from(clock.instant()));
      assertThat(CertificateNames.in(served()).hosts()).containsExactly("mail.acme.test");
      if (standing().nextLook().isAfter(clock.instant()) && standing().stage() != Stage.PROVED) {
        clock.set(standing().nextLook());
      }
    }
  }

  private String story() {
    return lifecycle.history(ID).stream()
        .map(Event::toString)
        .reduce("", (one, next) -> one + "\n" + next);
  }

  private X509Certificate served() {
    return new Lookout(Duration.ofSeconds(5)).look(List.of(listener())).get(0).chain().get(0);
  }

  private Listener listener() {
    return new Listener(
        "127.0.0.1", server.getAddress().getPort(), Listener.Protocol.TLS, "mail.acme.test");
  }

  private Standing standing() {
    return lifecycle.standing(ID).orElseThrow();
  }

  private AcmeIssuer issuer(String name, URI directory, Path files) {
    return new AcmeIssuer(
        new Authority(
            name, directory, List.of("ops@acme.test"), true, List.of(), null, pebble.trust()),
        new KeyFiles(files.resolve("keys")),
        new KnownAccounts(database),
        List.of(new HttpProofs(answers)),
        Optional.empty(),
        random);
  }

  /** It ends before what an authority issues now. */
  private KeyedChain standIn() {
    Instant begin = clock.instant().minus(Duration.ofDays(60));
    return LocalCa.create(NAMES, begin, random).issue(NAMES, Purpose.TLS, begin);
  }

  private static Plan plan(String... issuers) {
    return new Plan(ID, NAMES, KeyType.EC_P256, ChallengeKind.HTTP_01, null, List.of(issuers));
  }
}

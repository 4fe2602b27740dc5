package net.psmail.certificates.acme;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.install.Listener;
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
import net.psmail.certificates.lifecycle.Stage;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.lifecycle.Workers;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;

/** The whole of the life cycle, as it is in the portal: looked after by ten, every five seconds. */
final class ManagedRun implements AutoCloseable {

  private static final int MOST = 128;
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);

  /** Goes on, and may be put forward. */
  private static final class GoingClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final GoingClock clock = new GoingClock();
  private final List<HttpsServer> servers = new ArrayList<>();
  private final ChallengeAnswers answers;
  private final Lifecycle lifecycle;
  private final Workers workers;
  private final Map<String, Instant> wished = new HashMap<>();

  ManagedRun(Pebble pebble, Path files) throws IOException {
    SecureRandom random = new SecureRandom();
    DataSource database = TrialDatabase.in(files.resolve("db"));
    Files.createDirectories(files.resolve("tls"));
    answers = new ChallengeAnswers(database, clock);
    KeyFiles keys = new KeyFiles(files.resolve("keys"));
    AcmeIssuer issuer =
        new AcmeIssuer(
            new Authority(
                "pebble", pebble.directoryUri(), List.of(), true, List.of(), null, pebble.trust()),
            keys,
            new KnownAccounts(database),
            List.of(new HttpProofs(answers)),
            Optional.empty(),
            random);
    lifecycle =
        new Lifecycle(
            database,
            List.of(issuer),
            new ServerInstallation(targets(files.resolve("tls"), random), clock),
            keys,
            clock,
            random);
    workers = new Workers(lifecycle, Thread::new);
  }

  /** Seconds from the wish for so many to the proof of the last. */
  double issue(String prefix, int number) throws InterruptedException {
    long begin = System.nanoTime();
    wished.clear();
    for (int i = 0; i < number; i++) {
      String id = prefix + i;
      wished.put(id, clock.instant());
      lifecycle.declare(
          new Plan(
              id,
              CertificateNames.of(List.of(id + ".acme.test")),
              KeyType.EC_P256,
              ChallengeKind.HTTP_01,
              null,
              List.of("pebble")));
    }
    untilProved();
    return CertificatesBench.secondsSince(begin);
  }

  /** Seconds until all that were wished last are renewed, because their time has come. */
  double renew() throws InterruptedException {
    lifecycle.keepOnly(wished.keySet());
    clock.ahead = Duration.ofDays(32);
    long begin = System.nanoTime();
    wished.replaceAll((id, earlier) -> clock.instant());
    untilProved();
    return CertificatesBench.secondsSince(begin);
  }

  Optional<String> answer(String token) {
    return answers.to(ChallengeKind.HTTP_01, token);
  }

  /** From the wish to the proof of each, the waiting for its turn included. */
  String waits() {
    return CertificatesBench.percentiles(
        wished.keySet().stream()
            .map(id -> Duration.between(wished.get(id), provedAt(id).orElseThrow()).toNanos() / 1e6)
            .toList());
  }

  @Override
  public void close() {
    workers.close();
    servers.forEach(server -> server.stop(0));
  }

  private void untilProved() throws InterruptedException {
    Instant nextRound = Instant.now();
    Deque<String> left = new ArrayDeque<>(wished.keySet());
    while (!left.isEmpty()) {
      if (!Instant.now().isBefore(nextRound)) {
        left.forEach(this::requireNotFailed);
        workers.advanceDue();
        nextRound = Instant.now().plus(BETWEEN_ROUNDS);
      }
      if (provedAt(left.element()).isPresent()) {
        left.remove();
      } else {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  /** Its next try would come in a minute or more: no figure, but a fault to look at. */
  private void requireNotFailed(String id) {
    if (lifecycle.standing(id).orElseThrow().stage() == Stage.FAILED) {
      throw new IllegalStateException(lifecycle.history(id).toString());
    }
  }

  private Optional<Instant> provedAt(String id) {
    return lifecycle.history(id).stream()
        .filter(event -> event.stage() == Stage.PROVED)
        .map(Event::at)
        .filter(moment -> moment.isAfter(wished.get(id)))
        .findFirst();
  }

  /** One server of this process for each. */
  private Map<String, List<Target>> targets(Path files, SecureRandom random) throws IOException {
    CertificateNames names = CertificateNames.of(List.of("acme.test"));
    ServerTls first =
        new ServerTls(
            LocalCa.create(names, clock.instant(), random)
                .issue(names, Purpose.TLS, clock.instant()));
    Map<String, List<Target>> targets = new HashMap<>();
    for (String prefix : List.of("warm", "c")) {
      for (int i = 0; i < MOST; i++) {
        String id = prefix + i;
        ServerTls tls = new ServerTls(first.served());
        HttpsServer server =
            HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        server.start();
        servers.add(server);
        Listener listener =
            new Listener(
                "127.0.0.1",
                server.getAddress().getPort(),
                Listener.Protocol.TLS,
                id + ".acme.test");
        targets.put(
            id,
            List.of(
                new Target(
                    files.resolve(id + ".pem"),
                    null,
                    (file, chain) -> tls.serve(chain),
                    List.of(listener))));
      }
    }
    return targets;
  }
}

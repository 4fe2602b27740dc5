package net.psmail.certificates.install;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Finding;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.KeyFiles;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.NotIssued;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.lifecycle.TrialDatabase;
import net.psmail.certificates.lifecycle.TrialIssuer;
import net.psmail.certificates.lifecycle.Window;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;

/** Another process, which stops in the middle of a step and says so, for somebody to kill it. */
final class DiesInTheMiddle {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("mail.psmail.test"));

  private DiesInTheMiddle() {}

  public static void main(String[] args) {
    Path files = Path.of(args[0]);
    Lifecycle lifecycle =
        lifecycle(
            TrialDatabase.in(files.resolve("db")),
            files,
            Clock.systemUTC(),
            new SecureRandom(),
            point -> stopAt(point, args[1]));
    lifecycle.advanceDue();
  }

  /** What is in place, with ten days of its life left. */
  static KeyedChain old(Clock clock) {
    Instant begin = clock.instant().minus(Duration.ofDays(80));
    return LocalCa.create(NAMES, begin, new SecureRandom()).issue(NAMES, Purpose.TLS, begin);
  }

  /** As after each start: its database may have lost what came in the second before a kill. */
  static Lifecycle lifecycle(
      DataSource database, Path files, Clock clock, SecureRandom random, Consumer<String> passes) {
    Target target =
        new Target(
            files.resolve("mail.pem"), null, (file, chain) -> passes.accept("reload"), List.of());
    Lifecycle lifecycle =
        new Lifecycle(
            database,
            List.of(new Watched(new TrialIssuer("trial", clock), passes)),
            new ServerInstallation(Map.of("mail", List.of(target)), clock),
            new KeyFiles(files.resolve("keys")),
            clock,
            random);
    lifecycle.declare(
        new Plan("mail", NAMES, KeyType.EC_P256, ChallengeKind.HTTP_01, null, List.of("trial")));
    return lifecycle;
  }

  private static void stopAt(String point, String where) {
    if (point.equals(where)) {
      System.out.println("at " + point);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Tells once the issuer has done something, and before anybody else learns of it. */
  private record Watched(Issuer issuer, Consumer<String> passes) implements Issuer {

    @Override
    public String name() {
      return issuer.name();
    }

    @Override
    public List<Finding> preflight(Plan plan) throws NotIssued {
      return issuer.preflight(plan);
    }

    @Override
    public URI order(Plan plan, Optional<X509Certificate> replaced) throws NotIssued {
      URI location = issuer.order(plan, replaced);
      passes.accept("order");
      return location;
    }

    @Override
    public boolean challenge(Plan plan, URI order) throws NotIssued {
      return issuer.challenge(plan, order);
    }

    @Override
    public Optional<List<X509Certificate>> collect(Plan plan, URI order, KeyPair key)
        throws NotIssued {
      Optional<List<X509Certificate>> chain = issuer.collect(plan, order, key);
      passes.accept("collect");
      return chain;
    }

    @Override
    public Optional<Window> renewalWindow(X509Certificate certificate) throws NotIssued {
      return issuer.renewalWindow(certificate);
    }
  }
}

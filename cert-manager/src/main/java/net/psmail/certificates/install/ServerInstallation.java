package net.psmail.certificates.install;

import static net.psmail.certificates.CertificatesException.Kind.CONFIGURATION;
import static net.psmail.certificates.CertificatesException.Kind.SERVER_NOT_TOLD;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.install.Proof.Claim;
import net.psmail.certificates.lifecycle.Installation;
import net.psmail.certificates.lifecycle.Plan;

/**
 * Certificates before servers. Other programs stop when the file is written; here a certificate
 * counts when every listener that should serve it has been seen doing so, and otherwise the one
 * before comes back.
 */
public final class ServerInstallation implements Installation {

  private static final Logger LOG = System.getLogger(ServerInstallation.class.getName());
  private static final Duration FOR_A_PROOF = Duration.ofSeconds(30);
  private static final Duration FOR_A_HANDSHAKE = Duration.ofSeconds(5);

  private final Map<String, List<Target>> targets;
  private final Function<Plan, List<Target>> others;
  private final Proof proof;
  private final Clock clock;

  /**
   * @param targets the servers of each plan, by the plan's id
   */
  public ServerInstallation(Map<String, List<Target>> targets, Clock clock) {
    this(targets, clock, FOR_A_PROOF, FOR_A_HANDSHAKE);
  }

  /**
   * @param others finds the servers of plans that are none of these; none for an unknown one
   */
  public ServerInstallation(
      Map<String, List<Target>> targets, Function<Plan, List<Target>> others, Clock clock) {
    this(targets, others, clock, FOR_A_PROOF, FOR_A_HANDSHAKE);
  }

  /**
   * @param forAProof how long after the reload listeners may take to serve the certificate
   * @param forAHandshake how long one of them may take to answer
   */
  public ServerInstallation(
      Map<String, List<Target>> targets, Clock clock, Duration forAProof, Duration forAHandshake) {
    this(targets, plan -> List.of(), clock, forAProof, forAHandshake);
  }

  private ServerInstallation(
      Map<String, List<Target>> targets,
      Function<Plan, List<Target>> others,
      Clock clock,
      Duration forAProof,
      Duration forAHandshake) {
    this.targets = Map.copyOf(targets);
    this.others = others;
    this.clock = clock;
    this.proof = new Proof(new Lookout(forAHandshake), forAProof);
    refuseSharedFiles(targets);
  }

  @Override
  public void stage(Plan plan, KeyedChain chain, List<X509Certificate> proved) {
    List<Target> servers = targets(plan);
    for (Target target : servers) {
      Fitness.requireFit(chain.chain(), plan.names(), target.file(), clock.instant());
    }
    for (Target target : servers) {
      new Place(target).stage(chain, proved, plan.names(), clock.instant());
    }
  }

  @Override
  public void install(Plan plan, List<X509Certificate> chain) {
    List<Target> servers = targets(plan);
    if (servers.size() > 1) {
      // Before the first is filled, it has to be sure that all can be.
      for (Target target : servers) {
        new Place(target).check(chain, plan.names(), clock.instant());
      }
    }
    Map<Target, KeyedChain> filled = new LinkedHashMap<>();
    for (Target target : servers) {
      filled.put(target, new Place(target).fill(chain, plan.names(), clock.instant()));
    }
    filled.forEach(ServerInstallation::tell);
  }

  @Override
  public List<String> refuted(Plan plan, List<X509Certificate> chain) {
    List<Target> servers = targets(plan);
    for (Target target : servers) {
      if (!new Place(target).holds(chain)) {
        return List.of(target.file() + " does not hold the new certificate any more.");
      }
    }
    List<String> refuted =
        proof.refuted(
            servers.stream()
                .flatMap(target -> target.listeners().stream())
                .distinct()
                .map(listener -> new Claim(listener, chain))
                .toList());
    if (refuted.isEmpty()) {
      servers.forEach(ServerInstallation::clean);
    }
    return refuted;
  }

  @Override
  public String rollBack(
      Plan plan, List<X509Certificate> chain, Predicate<X509Certificate> revoked) {
    return new RollBack(plan, chain, revoked, proof, clock.instant()).of(targets(plan));
  }

  @Override
  public Optional<PrivateKey> key(Plan plan, X509Certificate leaf) {
    return targets(plan).stream()
        .map(target -> new Place(target).key(leaf))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Has the server take up its file; whatever goes wrong becomes one kind of exception. */
  static void tell(Target target, KeyedChain chain) {
    try {
      target.reload().reload(target.file(), chain);
    } catch (CertificatesException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CertificatesException(
          SERVER_NOT_TOLD,
          target.file().toString(),
          "The server of " + target.file() + " did not take it up: " + e,
          e);
    }
  }

  /** Served is served: a copy that is left behind is no reason to roll back. */
  private static void clean(Target target) {
    try {
      new Place(target).clean();
    } catch (CertificatesException e) {
      LOG.log(Level.WARNING, "A copy of a key is left beside its place: {0}", e.getMessage());
    }
  }

  private List<Target> targets(Plan plan) {
    List<Target> known = targets.getOrDefault(plan.id(), List.of());
    List<Target> found = known.isEmpty() ? others.apply(plan) : known;
    if (found.isEmpty()) {
      throw new CertificatesException(
          CONFIGURATION,
          plan.id(),
          "No server is named that is to serve the certificate " + plan.id() + ".");
    }
    return found;
  }

  private static void refuseSharedFiles(Map<String, List<Target>> targets) {
    Map<Path, String> owners = new HashMap<>();
    targets.forEach(
        (plan, servers) ->
            servers.forEach(
                target -> {
                  String owner = owners.putIfAbsent(target.file().normalize(), plan);
                  if (owner != null && !owner.equals(plan)) {
                    throw new CertificatesException(
                        CONFIGURATION,
                        target.file().toString(),
                        target.file()
                            + " cannot hold both certificates, "
                            + owner
                            + " and "
                            + plan
                            + ": give each a file of its own.");
                  }
                }));
  }
}

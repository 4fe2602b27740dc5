package net.psmail.certificates.order;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import net.psmail.certificates.lifecycle.DryRun;
import net.psmail.certificates.lifecycle.DryRun.Outcome;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.order.CertificateView.LeftOut;

/** Orders that are tried out in the background. The last of each certificate is remembered. */
final class DryRuns {

  private static final Logger LOG = System.getLogger(DryRuns.class.getName());

  private final Optional<Issuer> issuer;
  private final Executor executor;
  private final Clock clock;
  private final SecureRandom random;
  private final Map<String, DryRunView> views = new ConcurrentHashMap<>();

  /**
   * @param issuer for trials, if there is one
   */
  DryRuns(Optional<Issuer> issuer, Executor executor, Clock clock, SecureRandom random) {
    this.issuer = issuer;
    this.executor = executor;
    this.clock = clock;
    this.random = random;
  }

  /** False when one of that certificate is under way, or no issuer is there for it. */
  boolean begin(Plan plan) {
    if (issuer.isEmpty() || !takes(plan.id())) {
      return false;
    }
    DryRun run = new DryRun(issuer.get(), random);
    executor.execute(() -> finish(plan.id(), outcome(run, plan)));
    return true;
  }

  Optional<DryRunView> of(String id) {
    return Optional.ofNullable(views.get(id));
  }

  private boolean takes(String id) {
    AtomicBoolean taken = new AtomicBoolean();
    views.compute(
        id,
        (key, last) -> {
          boolean isFree = last == null || last.finishedAt() != null;
          taken.set(isFree);
          return isFree ? DryRunView.begun(clock.instant()) : last;
        });
    return taken.get();
  }

  private void finish(String id, Outcome outcome) {
    views.computeIfPresent(
        id,
        (key, begun) ->
            new DryRunView(
                begun.startedAt(),
                clock.instant(),
                outcome.succeeded(),
                outcome.sentence(),
                outcome.leftOut().stream()
                    .map(finding -> new LeftOut(finding.name(), finding.sentence()))
                    .toList()));
  }

  private static Outcome outcome(DryRun run, Plan plan) {
    try {
      return run.of(plan);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Outcome.failed("It was cut off.");
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A dry run of " + plan.id() + " failed", failure);
      return Outcome.failed("Something unexpected happened; see the log.");
    }
  }
}

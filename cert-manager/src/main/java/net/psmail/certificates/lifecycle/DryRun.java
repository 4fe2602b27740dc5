package net.psmail.certificates.lifecycle;

import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The way of a plan up to its certificate, tried out at an authority for trials: nothing is kept,
 * installed or counted. Waits for the authority, so it is for whoever has the time.
 */
public final class DryRun {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Issuer issuer;
  private final SecureRandom random;

  /**
   * What came of it.
   *
   * @param sentence for operators
   * @param leftOut names that were not ordered, and why
   */
  public record Outcome(boolean succeeded, String sentence, List<Finding> leftOut) {

    public Outcome {
      leftOut = List.copyOf(leftOut);
    }

    /** It came to nothing. */
    public static Outcome failed(String sentence) {
      return new Outcome(false, sentence, List.of());
    }
  }

  /**
   * @param issuer for trials, whom nobody trusts
   */
  public DryRun(Issuer issuer, SecureRandom random) {
    this.issuer = issuer;
    this.random = random;
  }

  /** Goes that way once; takes some minutes at the most. */
  public Outcome of(Plan plan) throws InterruptedException {
    List<Finding> leftOut = List.of();
    try {
      leftOut = issuer.preflight(plan);
      if (Finding.names(leftOut).contains(plan.names().primary())) {
        return new Outcome(false, Finding.sentences(leftOut), leftOut);
      }
      X509Certificate leaf = issued(plan.without(Finding.names(leftOut)));
      Instant end = leaf.getNotAfter().toInstant();
      return new Outcome(
          true, issuer.name() + " would issue it, valid until " + end + ".", leftOut);
    } catch (NotIssued refusal) {
      return new Outcome(false, issuer.name() + ": " + refusal.sentence(), leftOut);
    }
  }

  private X509Certificate issued(Plan plan) throws NotIssued, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    URI order = issuer.order(plan, Optional.empty());
    while (!issuer.challenge(plan, order)) {
      pause(end);
    }
    KeyPair key = plan.keyType().newKeyPair(random);
    Optional<List<X509Certificate>> chain = issuer.collect(plan, order, key);
    while (chain.isEmpty()) {
      pause(end);
      chain = issuer.collect(plan, order, key);
    }
    return chain.get().get(0);
  }

  private static void pause(long end) throws NotIssued, InterruptedException {
    if (System.nanoTime() - end > 0) {
      throw new NotIssued(
          NotIssued.Kind.UNAVAILABLE, "After " + PATIENCE.toMinutes() + " minutes nothing came.");
    }
    Thread.sleep(BETWEEN_LOOKS.toMillis());
  }
}

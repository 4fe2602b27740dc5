package net.psmail.certificates.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import org.junit.jupiter.api.Test;

/**
 * Ten years of two hundred certificates in a world where everything fails now and then. The clock
 * goes from one moment at which something is due to the next.
 */
class TenYearsTest {

  private static final int CERTIFICATES = 200;
  private static final int ISSUERS = 3;
  private static final Duration LONG = Duration.ofDays(3653);
  private static final Duration BETWEEN_LOOKS = Duration.ofDays(20);

  /** Kept, or its level would be forgotten: tens of thousands of failures are expected. */
  private static final Logger LOG = Logger.getLogger(Lifecycle.class.getPackageName());

  private record Wake(Instant moment, String id) {}

  /** A node's clock goes wrong by an hour, and right again. */
  private static final class NodeClock extends Clock {

    private final Fate fate;
    private Duration error = Duration.ZERO;

    NodeClock(Fate fate) {
      this.fate = fate;
    }

    @Override
    public Instant instant() {
      return fate.now.plus(error);
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

  /** Random for those who look from inside, the same again for the same seed. */
  private static final class Repeatable extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final SplittableRandom source;

    Repeatable(SplittableRandom source) {
      this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      source.nextBytes(bytes);
    }
  }

  private final long seed = Long.getLong("psmail.test.seed", 2026);
  private final Fate fate = new Fate(seed, ISSUERS);
  private final List<SimulatedIssuer> issuers =
      IntStream.range(0, ISSUERS).mapToObj(i -> new SimulatedIssuer(i, fate)).toList();
  private final SimulatedServers servers = new SimulatedServers(fate);
  private final DataSource database = TrialDatabase.pooled();
  private final List<NodeClock> clocks = List.of(new NodeClock(fate), new NodeClock(fate));
  private final List<Lifecycle> nodes = clocks.stream().map(this::node).toList();
  private final PriorityQueue<Wake> wakes =
      new PriorityQueue<>(Comparator.comparing(Wake::moment).thenComparing(Wake::id));
  private int active;

  @Test
  void letsNoCertificateExpireAndRenewsNoneNeedlessly() {
    LOG.setLevel(Level.SEVERE);
    System.out.println("Ten years with the seed " + seed);
    Instant end = fate.now.plus(LONG);
    IntStream.range(0, CERTIFICATES).forEach(this::declare);
    // As MySQL does it, H2 forgets its parsed statements at each new number of a row.
    new Database(database).update("set mode regular");
    while (wakes.element().moment().isBefore(end)) {
      Wake wake = wakes.remove();
      fate.now = wake.moment();
      somethingHappens();
      wakes.add(new Wake(lookedAfter(wake.id()), wake.id()));
    }
    System.out.println(summary());

    assertThat(servers.renewals).isGreaterThan(CERTIFICATES);
    assertThat(servers.wrong).isEmpty();
    assertThat(servers.closestCall).isPositive();
    assertThat(issuers).allMatch(issuer -> issuer.tooMany == 0);
    assertThat(certificates() - servers.renewals - CERTIFICATES)
        .as("certificates whose key was lost with a node")
        .isLessThan(certificates() / 20);
  }

  private void declare(int number) {
    String id = "c" + number;
    List<String> order = new ArrayList<>(issuers.stream().map(Issuer::name).toList());
    Collections.rotate(order, number);
    nodes
        .get(0)
        .declare(
            new Plan(
                id,
                CertificateNames.of(List.of(id + ".test", "www." + id + ".test")),
                KeyType.EC_P256,
                ChallengeKind.HTTP_01,
                null,
                order));
    wakes.add(new Wake(fate.now, id));
  }

  /** Another node has its turn, or a clock jumps. */
  private void somethingHappens() {
    if (fate.strikes(0.02)) {
      active = 1 - active;
    }
    if (fate.strikes(0.001)) {
      Duration error = Duration.ofHours(fate.random.nextInt(3) - 1);
      clocks.get(fate.random.nextInt(clocks.size())).error = error;
    }
  }

  /** Says when to come again. */
  private Instant lookedAfter(String id) {
    servers.check(id);
    Lifecycle node = nodes.get(active);
    try {
      node.advanceAll(id);
    } catch (Fate.Killed end) {
      active = 1 - active;
      return fate.now.plus(Duration.ofMinutes(5));
    }
    return nextMoment(id);
  }

  /** While nothing goes on but looks, not each of them. */
  private Instant nextMoment(String id) {
    Instant next =
        new Database(database)
            .query(
                row -> {
                  Instant renewal = Database.instant(row, "renew_at");
                  return row.getString("stage").equals("PROVED") && renewal != null
                      ? earlier(renewal, fate.now.plus(BETWEEN_LOOKS))
                      : requireNonNull(Database.instant(row, "next_look"));
                },
                "select stage, renew_at, next_look from managed_certificate where id = ?",
                id)
            .get(0);
    Instant soonest = fate.now.plus(Duration.ofMinutes(1));
    return next.isBefore(soonest) ? soonest : next;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Lifecycle node(Clock clock) {
    return new Lifecycle(
        database,
        List.copyOf(issuers),
        servers,
        new KeysInMemory(),
        clock,
        new Repeatable(fate.random.split()));
  }

  private int certificates() {
    return issuers.stream().mapToInt(issuer -> issuer.certificates).sum();
  }

  private String summary() {
    return ("%d certificates, %d renewals (%d for more names), %d faults of issuers, %d of servers,"
            + " %d kills; closest call: %.1f %% of the life left")
        .formatted(
            certificates(),
            servers.renewals,
            servers.forMoreNames,
            issuers.stream().mapToInt(issuer -> issuer.failures).sum(),
            servers.failures,
            fate.kills,
            100 * servers.closestCall);
  }
}

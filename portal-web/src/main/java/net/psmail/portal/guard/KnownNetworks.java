package net.psmail.portal.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.account.SignIns;
import org.jspecify.annotations.Nullable;

/**
 * The networks from which people have come in of late, on whatever node: at once on this one, and
 * from the trail after the start and what is new each minute.
 */
@ApplicationScoped
public class KnownNetworks {

  private static final Logger LOG = System.getLogger(KnownNetworks.class.getName());
  private static final int MOST = 200_000;
  private static final Duration LATELY = Duration.ofDays(30);
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final Cache<String, Boolean> networks =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LATELY).build();

  @Inject private SignIns signIns;
  @Inject private Clock clock;
  @Resource private ManagedScheduledExecutorService timer;

  private Instant readUntil = Instant.MIN;
  private volatile @Nullable Future<?> reading;

  /** Begins to read, beside the start: who comes meanwhile is a stranger at worst. */
  public void begin() {
    readUntil = clock.instant().minus(LATELY);
    reading =
        timer.scheduleWithFixedDelay(this::readOrReport, 0, BETWEEN.toSeconds(), TimeUnit.SECONDS);
  }

  public void end() {
    Future<?> running = reading;
    if (running != null) {
      running.cancel(false);
    }
  }

  boolean contains(Origin origin) {
    return networks.getIfPresent(origin.network()) != null;
  }

  void add(Origin origin) {
    networks.put(origin.network(), true);
  }

  /** What is thrown would end the schedule. */
  private void readOrReport() {
    try {
      // Rows of the last moment may not be visible yet.
      Instant now = clock.instant().minus(BETWEEN);
      signIns.networks(readUntil, MOST).forEach(network -> networks.put(network, true));
      readUntil = now;
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "The known networks could not be read; they are tried again", failure);
    }
  }
}

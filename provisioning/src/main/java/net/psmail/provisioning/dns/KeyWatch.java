package net.psmail.provisioning.dns;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.dkim.DkimKeys;
import net.psmail.provisioning.dkim.SigningKey;
import net.psmail.provisioning.dkim.SigningKey.State;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Work;

/**
 * Puts a key to work by itself once the DNS has its record, and forgets it once the DNS has not: it
 * looks every few seconds at first, and ever less often the longer nothing happens.
 */
@ApplicationScoped
class KeyWatch implements Work {

  private static final Duration SHORTEST = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int PART_OF_AGE = 10;

  @Inject Zones zones;
  @Inject DkimKeys keys;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.custom(DkimKeys.FOLLOWED, Void.class)
        .onFailure(new Backoff())
        .execute((instance, context) -> then(follow(instance.getId())));
  }

  private static CompletionHandler<Void> then(Optional<Instant> next) {
    return next.<CompletionHandler<Void>>map(
            due -> (complete, operations) -> operations.reschedule(complete, due))
        .orElse((complete, operations) -> operations.remove());
  }

  /** When to look again; empty when there is nothing to wait for. */
  private Optional<Instant> follow(String instance) {
    int slash = instance.indexOf('/');
    DomainName domain = new DomainName(instance.substring(0, slash));
    String selector = instance.substring(slash + 1);
    try {
      key(domain, selector)
          .filter(KeyWatch::isUndecided)
          .ifPresent(key -> zones.checkKey(domain, key));
      return key(domain, selector).flatMap(this::next);
    } catch (ProvisioningException refused) {
      if (refused.kind() == ProvisioningException.Kind.INVALID_ADDRESS) {
        // The domain was stopped, and may be served again.
        return Optional.of(clock.instant().plus(LONGEST));
      }
      throw refused;
    }
  }

  private Optional<Instant> next(SigningKey key) {
    if (key.state() == State.RETIRED) {
      return Optional.of(key.until());
    }
    return isUndecided(key) ? Optional.of(clock.instant().plus(pause(key))) : Optional.empty();
  }

  private Duration pause(SigningKey key) {
    Duration waited = Duration.between(key.until(), clock.instant()).dividedBy(PART_OF_AGE);
    Duration atLeast = waited.compareTo(SHORTEST) < 0 ? SHORTEST : waited;
    return atLeast.compareTo(LONGEST) < 0 ? atLeast : LONGEST;
  }

  private static boolean isUndecided(SigningKey key) {
    return key.state() == State.NEW || key.state() == State.OVER;
  }

  private Optional<SigningKey> key(DomainName domain, String selector) {
    return keys.of(domain).stream()
        .filter(key -> key.key().selector().equals(selector))
        .findFirst();
  }
}

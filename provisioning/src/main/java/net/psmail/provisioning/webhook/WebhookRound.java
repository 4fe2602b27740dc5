package net.psmail.provisioning.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import net.psmail.provisioning.elsewhere.Roots;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.webhook.DeliveryRows.Taken;
import net.psmail.provisioning.webhook.WebhookDelivery.Fault;

/**
 * Sends what is due, to a few webhooks at a time and to each one message after the other. One that
 * fails gets no more in this round, so that a slow one keeps nobody waiting for long.
 */
@ApplicationScoped
class WebhookRound implements Work {

  private static final Logger LOG = System.getLogger(WebhookRound.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 8;
  private static final int MOST_OF_ONE = 100;

  /** A slow one that does answer has its turn again in the next round. */
  private static final Duration LONGEST_OF_ONE = Duration.ofSeconds(20);

  @Inject DeliveryRows rows;
  @Inject SecretSeal seal;
  @Inject Clock clock;

  @Resource ManagedExecutorService threads;

  private final WebhookSettings settings = WebhookSettings.read();
  private final Post post =
      new Post(
          settings.privateHosts(),
          settings.timeout(),
          Roots.trust("psmail.webhook.roots", settings.roots()));

  @Override
  public Task<?> task() {
    return Tasks.recurring("send webhooks", FixedDelay.of(PAUSE))
        .execute((instance, context) -> run());
  }

  /** In another order each time, so that none is always the last. */
  void run() {
    List<Long> webhooks = new ArrayList<>(rows.due());
    Collections.shuffle(webhooks);
    for (int from = 0; from < webhooks.size(); from += AT_ONCE) {
      List<Callable<Boolean>> work =
          webhooks.subList(from, Math.min(from + AT_ONCE, webhooks.size())).stream()
              .map(webhook -> (Callable<Boolean>) () -> sendAll(webhook))
              .toList();
      await(work);
    }
  }

  private void await(List<Callable<Boolean>> work) {
    try {
      for (Future<Boolean> one : threads.invokeAll(work)) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new IllegalStateException("Webhooks could not be sent", failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether all that was sent arrived. */
  private boolean sendAll(long webhook) {
    Instant end = clock.instant().plus(LONGEST_OF_ONE);
    for (int i = 0; i < MOST_OF_ONE && clock.instant().isBefore(end); i++) {
      Optional<Taken> taken = rows.take(webhook);
      if (taken.isEmpty()) {
        return true;
      }
      if (!send(taken.get())) {
        return false;
      }
    }
    return true;
  }

  private boolean send(Taken taken) {
    List<String> secrets;
    Instant now = clock.instant();
    try {
      secrets = secrets(taken.webhook(), now);
    } catch (IllegalStateException otherKey) {
      LOG.log(Level.WARNING, "The secret of a webhook cannot be opened", otherKey);
      rows.failed(taken, null, Fault.NO_SECRET);
      return false;
    }
    return send(taken, secrets, now);
  }

  /**
   * The new one must open; one from before its key was lost signs no more, for that is why it was
   * replaced.
   */
  private List<String> secrets(WebhookRow webhook, Instant now) {
    List<String> sealed = webhook.secrets(now).toList();
    List<String> opened = new ArrayList<>(List.of(seal.open(sealed.get(0))));
    for (String old : sealed.subList(1, sealed.size())) {
      try {
        opened.add(seal.open(old));
      } catch (IllegalStateException otherKey) {
        LOG.log(Level.WARNING, "The former secret of a webhook cannot be opened", otherKey);
      }
    }
    return opened;
  }

  private boolean send(Taken taken, List<String> secrets, Instant now) {
    DeliveryRow message = taken.delivery();
    try {
      int answer =
          post.send(
              URI.create(taken.webhook().url()),
              Signature.headers(secrets, message.message(), now.getEpochSecond(), message.body()),
              message.body());
      if (answer / 100 == 2) {
        rows.delivered(taken, answer);
        return true;
      }
      rows.failed(taken, answer, Fault.ANSWER);
    } catch (Post.NoAnswer failure) {
      LOG.log(Level.DEBUG, "A webhook was not reached", failure);
      rows.failed(taken, null, failure.fault());
    }
    return false;
  }
}

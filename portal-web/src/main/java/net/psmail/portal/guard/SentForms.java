package net.psmail.portal.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.session.Session;

/**
 * Lets a form that was sent twice act once: after a double click, or a reload while the first is on
 * its way. Kept in memory, for as long as anybody would send again.
 */
@ApplicationScoped
public class SentForms {

  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofMinutes(15);

  /** Whether the act has come to its end; those who wait for one do not hold up the others. */
  private final Cache<Key, CompletableFuture<Boolean>> sent =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  /**
   * Acts, unless the same form with the same content has acted; waits while it does. What throws
   * has not acted.
   *
   * @param form random, made with the form; empty for a sender who has read no form
   */
  public void once(Session sender, String form, String content, Runnable act) {
    if (form.isEmpty()) {
      act.run();
      return;
    }
    Key key = new Key(sender.accountId(), form, Digests.sha256(content));
    CompletableFuture<Boolean> own = new CompletableFuture<>();
    CompletableFuture<Boolean> first = sent.asMap().putIfAbsent(key, own);
    while (first != null && !first.join()) {
      first = sent.asMap().putIfAbsent(key, own);
    }
    if (first == null) {
      act(key, own, act);
    }
  }

  private void act(Key key, CompletableFuture<Boolean> own, Runnable act) {
    boolean acted = false;
    try {
      act.run();
      acted = true;
    } finally {
      if (!acted) {
        sent.asMap().remove(key, own);
      }
      own.complete(acted);
    }
  }

  private record Key(long account, String form, String content) {}
}

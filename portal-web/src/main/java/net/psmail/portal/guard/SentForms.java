package net.psmail.portal.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import net.psmail.provisioning.session.Session;

/**
 * Lets a form that was sent twice act once: after a double click, or a reload while the first is on
 * its way. Kept in memory, for as long as anybody would send again.
 */
@ApplicationScoped
public class SentForms {

  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofMinutes(15);

  private final Cache<Key, Boolean> sent =
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
    } else {
      sent.asMap().computeIfAbsent(new Key(sender.accountId(), form, content), key -> done(act));
    }
  }

  private static boolean done(Runnable act) {
    act.run();
    return true;
  }

  private record Key(long account, String form, String content) {}
}

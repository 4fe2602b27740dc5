package net.psmail.portal.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import net.psmail.provisioning.session.Session;

/**
 * An archive between the look at what it would do and the word to do it. In memory, and one, for
 * memory is small: who comes too late sends the file again.
 */
@ApplicationScoped
class WaitingArchives {

  private static final int MOST = 1;
  private static final int BITS = 128;
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final Cache<Key, byte[]> waiting =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  @Inject SecureRandom random;

  /** Keeps an archive; gives the number under which its sender finds it. */
  String keep(Session sender, byte[] zip) {
    String number = new BigInteger(BITS, random).toString(Character.MAX_RADIX);
    waiting.put(new Key(sender.accountId(), number), zip);
    return number;
  }

  Optional<byte[]> find(Session sender, String number) {
    return Optional.ofNullable(waiting.getIfPresent(new Key(sender.accountId(), number)));
  }

  void forget(Session sender, String number) {
    waiting.invalidate(new Key(sender.accountId(), number));
  }

  private record Key(long account, String number) {}
}

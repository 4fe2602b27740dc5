package net.psmail.provisioning.password;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.key.Codes;

/**
 * Hashes sign-in passwords on threads of its own, few at a time: each run takes 19 MiB and a core
 * for tens of milliseconds, and a flood of sign-ups must not take the machine down. A thread that
 * has nothing to do for a minute ends and gives its memory back.
 */
@ApplicationScoped
public class SlowHash {

  private static final Duration ONE_RUN = Duration.ofMillis(50);

  /** While strangers wait in vain, so often one of them is looked at all the same. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  @Inject Codes codes;

  private final PasswordSettings settings;
  final ThreadPoolExecutor pool;
  final ThreadPoolExecutor strangers;
  private final AtomicLong lastLook = new AtomicLong(System.nanoTime());

  public SlowHash() {
    this(PasswordSettings.read());
  }

  SlowHash(PasswordSettings settings) {
    this.settings = settings;
    this.pool = pool(settings.parallel(), settings.queue());
    this.strangers = pool(Math.max(1, settings.parallel() / 2), settings.queue());
  }

  private static ThreadPoolExecutor pool(int threads, int queue) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(queue),
            SlowHash::thread);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Hashes a new password. */
  public PasswordTag of(String password) {
    return of(password, newKdf());
  }

  /**
   * Hashes a password again in the way that it was hashed before.
   *
   * @throws ProvisioningException BUSY when too many wait already
   */
  public PasswordTag of(String password, String kdf) {
    return run(pool, password, kdf);
  }

  /**
   * Hashes what somebody typed who was never here, so that a flood of guesses keeps nobody waiting
   * who was.
   *
   * @param kdf how the account's password was hashed; empty for a name that nobody has
   * @throws ProvisioningException BUSY when too many strangers wait already
   */
  public PasswordTag ofStranger(String password, Optional<String> kdf) {
    return run(strangers, password, kdf.orElseGet(this::newKdf));
  }

  /**
   * Turns away whom nobody here remembers, before the database is asked anything, while {@link
   * #ofStranger} would. Some are let through, for the database may know what the memory does not.
   *
   * @throws ProvisioningException BUSY
   */
  public void requireRoomForStranger() {
    if (strangers.getQueue().remainingCapacity() > 0) {
      return;
    }
    long now = System.nanoTime();
    long last = lastLook.get();
    if (now - last < BETWEEN_LOOKS.toNanos() || !lastLook.compareAndSet(last, now)) {
      throw ProvisioningException.busy(retryAfter(strangers));
    }
  }

  /**
   * Whether a password is the one behind a hash that another provider made; the threads are those
   * of {@link #of} and {@link #ofStranger}.
   *
   * @throws ProvisioningException BUSY
   */
  public boolean opens(ForeignHash hash, String password, boolean stranger) {
    return await(stranger ? strangers : pool, () -> hash.matches(password));
  }

  /** How a password will be hashed that nobody has typed yet. */
  public String newKdf() {
    return Argon2id.kdf(codes.bytes(Argon2id.SALT_BYTES));
  }

  private PasswordTag run(ThreadPoolExecutor threads, String password, String kdf) {
    String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
    return PasswordTag.of(kdf, await(threads, () -> Argon2id.hash(normal, kdf)));
  }

  private <T> T await(ThreadPoolExecutor threads, Callable<T> work) {
    try {
      Future<T> result = threads.submit(work);
      return result.get();
    } catch (RejectedExecutionException full) {
      throw ProvisioningException.busy(retryAfter(threads));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ProvisioningException.busy(retryAfter(threads));
    } catch (ExecutionException failure) {
      throw new IllegalStateException("A password could not be hashed", failure.getCause());
    }
  }

  /** The time in which a full queue drains, in whole seconds. */
  private Duration retryAfter(ThreadPoolExecutor threads) {
    Duration drain = ONE_RUN.multipliedBy(settings.queue()).dividedBy(threads.getMaximumPoolSize());
    return Duration.ofSeconds(drain.toSeconds() + 1);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "psmail-password");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  void close() {
    pool.shutdownNow();
    strangers.shutdownNow();
  }
}

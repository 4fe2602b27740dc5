package net.psmail.provisioning.password;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.key.Codes;

/**
 * Hashes sign-in passwords on threads of its own, few at a time: each run takes 19 MiB and a core
 * for tens of milliseconds, and a flood must not take the machine down. Members, strangers and
 * newcomers have threads and queues of their own, so that nobody of one kind waits for another.
 */
@ApplicationScoped
public class SlowHash {

  private static final Duration ONE_RUN = Duration.ofMillis(100);

  /** Of the places in the queue of members, so many times fewer have strangers, who rest too. */
  private static final int FEWER = 4;

  @Inject Codes codes;

  final HashThreads members;
  final HashThreads newcomers;
  final HashThreads strangers;

  public SlowHash() {
    this(PasswordSettings.read());
  }

  SlowHash(PasswordSettings settings) {
    int threads = settings.parallel();
    int places = settings.queue();
    members = new HashThreads(threads, places);
    newcomers = new HashThreads(threads, places);
    strangers = new HashThreads.Resting(Math.max(1, threads / 2), Math.max(1, places / FEWER));
  }

  /** Hashes a new password. */
  public PasswordTag of(String password) {
    return of(password, newKdf());
  }

  /**
   * Hashes the password of somebody who registers, so that a flood of sign-ups keeps no member
   * waiting.
   *
   * @throws ProvisioningException BUSY when too many newcomers wait already
   */
  public PasswordTag ofNewcomer(String password) {
    return run(newcomers, password, newKdf());
  }

  /**
   * Hashes a password again in the way that it was hashed before.
   *
   * @throws ProvisioningException BUSY when too many wait already
   */
  public PasswordTag of(String password, String kdf) {
    return run(members, password, kdf);
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
   * Turns away a stranger before the database is asked anything, while {@link #ofStranger} would.
   *
   * @throws ProvisioningException BUSY
   */
  public void requireRoomForStranger() {
    if (strangers.isFull()) {
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
    return await(stranger ? strangers : members, () -> hash.matches(password));
  }

  /** How a password will be hashed that nobody has typed yet. */
  public String newKdf() {
    return Argon2id.kdf(codes.bytes(Argon2id.SALT_BYTES));
  }

  private PasswordTag run(HashThreads threads, String password, String kdf) {
    String normal = Normalizer.normalize(password, Normalizer.Form.NFC);
    return PasswordTag.of(kdf, await(threads, () -> Argon2id.hash(normal, kdf)));
  }

  private <T> T await(HashThreads threads, Callable<T> work) {
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

  /** The time in which those who wait are served, in whole seconds. */
  private static Duration retryAfter(HashThreads threads) {
    int waiting = threads.getQueue().size() * threads.slowness();
    Duration drain = ONE_RUN.multipliedBy(waiting).dividedBy(threads.getMaximumPoolSize());
    return Duration.ofSeconds(drain.toSeconds() + 1);
  }

  @PreDestroy
  void close() {
    members.shutdownNow();
    newcomers.shutdownNow();
    strangers.shutdownNow();
  }
}

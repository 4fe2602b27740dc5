package net.psmail.provisioning.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.psmail.provisioning.ProvisioningException;

/**
 * Where transactions begin. Not an interceptor, because a facade hashes passwords and asks other
 * servers before it writes, and no connection may be held meanwhile; and because a commit that
 * fails must become the same exception as a statement that fails.
 *
 * <p>Work is done again when the database gave it up for the sake of another transaction, so it
 * must not do anything but read and write rows. Inside another transaction it becomes a part of
 * that.
 */
@ApplicationScoped
public class Transactions {

  /** Many who want one name give each other up several times in a row. */
  private static final int ATTEMPTS = 10;

  /** Milliseconds of the first pause at most; each may be twice as long as the one before. */
  private static final int FIRST_PAUSE = 5;

  private static final int LONGEST_PAUSE = 200;

  @Resource UserTransaction transaction;

  @Resource(lookup = "java:app/jdbc/psmail")
  DataSource dataSource;

  /**
   * Does all of the work or nothing.
   *
   * @throws ProvisioningException DATABASE_UNAVAILABLE, or what the work throws
   */
  public <T> T call(Supplier<T> work) {
    if (isRunning()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(work);
      } catch (RuntimeException failure) {
        if (DatabaseFailure.of(failure) != DatabaseFailure.CONFLICT || attempt == ATTEMPTS) {
          throw translated(failure);
        }
        pause(attempt);
      }
    }
  }

  /** Does all of the work or nothing. */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Does all of the work, or nothing when a row with the same unique key exists. */
  public <T> Optional<T> callUnlessDuplicate(Supplier<T> work) {
    try {
      return Optional.of(call(work));
    } catch (RuntimeException failure) {
      if (DatabaseFailure.of(failure) == DatabaseFailure.DUPLICATE) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private <T> T attempt(Supplier<T> work) {
    requireDatabase();
    try {
      transaction.begin();
      T result = work.get();
      transaction.commit();
      return result;
    } catch (RuntimeException | Error failure) {
      rollback(failure);
      throw failure;
    } catch (Exception failure) {
      rollback(failure);
      throw new IllegalStateException("The transaction failed", failure);
    }
  }

  /**
   * Without it EclipseLink would wait and try again for a quarter of a minute. Not within the
   * transaction, which would keep this connection besides EclipseLink's own until it ends.
   */
  private void requireDatabase() {
    try {
      dataSource.getConnection().close();
    } catch (SQLException failure) {
      throw ProvisioningException.databaseUnavailable(failure);
    }
  }

  private void rollback(Throwable cause) {
    try {
      if (isRunning()) {
        transaction.rollback();
      }
    } catch (SystemException failure) {
      cause.addSuppressed(failure);
    }
  }

  /** Of chance, so that those who gave each other up do not meet again. */
  private static void pause(int attempt) {
    int longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE << attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProvisioningException.databaseUnavailable(e);
    }
  }

  private boolean isRunning() {
    try {
      return transaction.getStatus() != Status.STATUS_NO_TRANSACTION;
    } catch (SystemException failure) {
      throw new IllegalStateException("No transaction manager", failure);
    }
  }

  private static RuntimeException translated(RuntimeException failure) {
    DatabaseFailure kind = DatabaseFailure.of(failure);
    return (kind == DatabaseFailure.UNAVAILABLE || kind == DatabaseFailure.CONFLICT)
            && !(failure instanceof ProvisioningException)
        ? ProvisioningException.databaseUnavailable(failure)
        : failure;
  }
}

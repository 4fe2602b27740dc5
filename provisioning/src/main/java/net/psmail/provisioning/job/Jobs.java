package net.psmail.provisioning.job;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import net.psmail.provisioning.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Work outside the database that must happen once the database has said so. It is ordered in the
 * transaction of its cause, so that it is there exactly when the cause is; it is done after the
 * commit, and again until it succeeds.
 */
@ApplicationScoped
public class Jobs {

  private static final Logger LOG = System.getLogger(Jobs.class.getName());

  /** Half as many as the database has connections: the other half is for those who wait for us. */
  private static final int THREADS = 16;

  private static final int SHOWN = 200;
  private static final int LOOKED_AT = 1000;
  private static final Duration POLLING = Duration.ofSeconds(5);

  /** A job that ran when the process was killed is taken up again after a minute. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final int MISSED_HEARTBEATS = 4;
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

  @Resource(lookup = "java:app/jdbc/psmail")
  DataSource dataSource;

  @Resource ManagedExecutorService threads;
  @Resource TransactionSynchronizationRegistry currentTransaction;

  @Inject @Any Instance<Work> work;
  @Inject Transactions transactions;
  @Inject Clock clock;

  private volatile @Nullable Scheduler scheduler;

  /** What waits, for operators: the failing first, then the next. At most 200. */
  public List<Job> overview() {
    return transactions.call(
        () ->
            scheduler()
                .getScheduledExecutions(
                    ScheduledExecutionsFilter.all().withIncludeUnresolved(true).limit(LOOKED_AT))
                .stream()
                .map(Jobs::job)
                .sorted(
                    Comparator.comparingInt(Job::failures).reversed().thenComparing(Job::nextTry))
                .limit(SHOWN)
                .toList());
  }

  /** Orders a job, in the current transaction; ordering the same twice makes one. */
  public void order(String name, String instance, Instant due) {
    scheduler().scheduleIfNotExists(new TaskInstance<>(name, instance), due);
    if (!due.isAfter(clock.instant())) {
      currentTransaction.registerInterposedSynchronization(new AfterCommit(this::wakeUp));
    }
  }

  /**
   * Withdraws a job, in the current transaction. One that runs at this moment cannot be withdrawn:
   * it must look itself whether it is still wanted.
   */
  public void withdraw(String name, String instance) {
    try {
      scheduler().cancel(TaskInstanceId.of(name, instance));
    } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException tooLate) {
      LOG.log(Level.DEBUG, "Not withdrawn: {0}", tooLate.getMessage());
    }
  }

  /** Begins to do what is due. */
  public synchronized void start() {
    List<Task<?>> ordered = new ArrayList<>();
    List<RecurringTask<?>> recurring = new ArrayList<>();
    for (Work kind : work) {
      // What recurs is ordered by nobody: only the scheduler's own start does it.
      if (kind.task() instanceof RecurringTask<?> task) {
        recurring.add(task);
      } else {
        ordered.add(kind.task());
      }
    }
    Scheduler fresh =
        Scheduler.create(dataSource, ordered)
            .startTasks(recurring)
            .executorService(new BorrowedExecutor(threads, THREADS))
            .threads(THREADS)
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .alwaysPersistTimestampInUTC()
            .shutdownMaxWait(PATIENCE_AT_STOP)
            .clock(clock::instant)
            .build();
    fresh.start();
    scheduler = fresh;
  }

  /** Lets what runs finish and begins nothing more. */
  public synchronized void stop() {
    Scheduler current = scheduler;
    scheduler = null;
    if (current != null) {
      current.stop();
    }
  }

  private void wakeUp() {
    Scheduler current = scheduler;
    if (current != null) {
      current.triggerCheckForDueExecutions();
    }
  }

  private Scheduler scheduler() {
    Scheduler current = scheduler;
    if (current == null) {
      throw new IllegalStateException("Jobs are ordered between start and stop only");
    }
    return current;
  }

  private static Job job(ScheduledExecution<Object> execution) {
    TaskInstanceId id = execution.getTaskInstance();
    return new Job(
        id.getTaskName(),
        id.getId(),
        execution.getExecutionTime(),
        execution.getConsecutiveFailures(),
        Optional.ofNullable(execution.getLastFailure()));
  }
}

package net.psmail.provisioning.job;

import com.github.kagkarlsson.scheduler.task.Task;

/** A feature's kind of job. Its execution must bear being repeated. */
public interface Work {

  /** What the scheduler runs. */
  Task<?> task();
}

package net.psmail.provisioning.job;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Does something once the current transaction is committed. */
public record AfterCommit(Runnable action) implements Synchronization {

  @Override
  public void beforeCompletion() {}

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      action.run();
    }
  }
}

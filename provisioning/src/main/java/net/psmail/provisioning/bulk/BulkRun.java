package net.psmail.provisioning.bulk;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.session.Session;

/**
 * Does a table line by line. What was done stays done when the process ends in between: the job is
 * taken up again and goes on with the first line that is still to be done.
 */
@ApplicationScoped
class BulkRun implements Work {

  static final String NAME = "acts on many accounts";

  private static final int AT_ONCE = 20;

  @Inject BulkRows rows;
  @Inject BulkStep step;
  @Inject BulkOrderers orderers;

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute(
            (instance, context) ->
                run(
                    BulkOrder.parse(instance.getId()),
                    context.getSchedulerState()::isShuttingDown));
  }

  private void run(BulkOrder order, BooleanSupplier ending) {
    long id = order.bulk();
    Optional<BulkRow> bulk = rows.row(id);
    int after = 0;
    while (bulk.isPresent() && rows.runs(id)) {
      Optional<Session> operator = orderers.find(bulk.get(), order.token());
      List<BulkLine> lines = rows.lines(id, Optional.of(BulkLine.State.READY), after, AT_ONCE);
      if (operator.isEmpty() || lines.isEmpty()) {
        rows.end(id, operator.isEmpty() ? Bulk.State.STOPPED : Bulk.State.DONE);
        return;
      }
      for (BulkLine line : lines) {
        if (ending.getAsBoolean()) {
          // As a failure, so that it is taken up again after the next start.
          throw new IllegalStateException("The process ends before the table is done");
        }
        step.take(bulk.get(), line, operator.get());
        after = line.number();
      }
    }
  }
}

package net.psmail.status.incident;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where an incident stands after a message. */
record Progress(
    Status status,
    Impact impact,
    boolean impactTold,
    Instant began,
    @Nullable Instant monitoringAt,
    @Nullable Instant resolvedAt,
    int revision) {

  static Progress of(IncidentView before, @Nullable Impact told, UpdateView update) {
    Status status = update.status();
    Instant at = update.createdAt();
    Instant monitoring = before.monitoringAt();
    Instant resolved = before.resolvedAt();
    boolean beginsEarly =
        status == Status.IN_PROGRESS
            && before.status() == Status.SCHEDULED
            && at.isBefore(before.began());
    Instant until = before.scheduledUntil();
    boolean endsEarly = status == Status.COMPLETED && until != null && at.isBefore(until);
    return new Progress(
        status,
        told == null ? impact(before, update) : told,
        told != null || before.desk().impactTold(),
        beginsEarly ? at : before.began(),
        monitoring == null && status == Status.MONITORING ? at : monitoring,
        status.isOver() ? Objects.requireNonNullElse(resolved, at) : null,
        before.revision() + (beginsEarly || endsEarly ? 1 : 0));
  }

  private static Impact impact(IncidentView before, UpdateView update) {
    if (before.desk().impactTold() || before.kind() == Kind.MAINTENANCE) {
      return before.impact();
    }
    Impact worst = Impact.of(update.affected().stream().map(Affected::after).toList());
    return worst.compareTo(before.impact()) > 0 ? worst : before.impact();
  }
}

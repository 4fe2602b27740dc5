package net.psmail.provisioning.dns;

import java.time.Instant;
import java.util.List;
import net.psmail.provisioning.dns.CheckedRecord.State;

/**
 * What a check found.
 *
 * @param at when
 * @param records in the order of the zone
 */
public record CheckedZone(Instant at, List<CheckedRecord> records) {

  public CheckedZone {
    records = List.copyOf(records);
  }

  /** How many records are in a state. */
  public long count(State state) {
    return records.stream().filter(one -> one.state() == state).count();
  }
}

package net.psmail.provisioning.postfixadmin;

import java.util.Optional;
import net.psmail.provisioning.bulk.BulkCount;
import net.psmail.provisioning.bulk.BulkLine;

/**
 * How many lines there are of one kind.
 *
 * @param fault why they are left out; present if and only if they are FAULTY
 */
public record TakeoverCount(
    TakeoverLine.What what, BulkLine.State state, Optional<TakeoverFault> fault, long lines) {

  static TakeoverCount of(BulkCount count) {
    return new TakeoverCount(
        TakeoverLine.What.of(count.act()),
        count.state(),
        TakeoverFault.of(count.reason()),
        count.lines());
  }
}

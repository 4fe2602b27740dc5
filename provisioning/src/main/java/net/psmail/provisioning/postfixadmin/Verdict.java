package net.psmail.provisioning.postfixadmin;

import java.util.Optional;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;

/**
 * What is said of a row.
 *
 * @param account whose it is, or will be
 * @param other the line that has the same name; 0 if none does
 */
record Verdict(
    BulkLine.State state, Optional<Long> account, Optional<TakeoverFault> fault, int other) {

  static Verdict ready(Optional<Long> account) {
    return new Verdict(BulkLine.State.READY, account, Optional.empty(), 0);
  }

  static Verdict here(Optional<Long> account) {
    return new Verdict(BulkLine.State.NOTHING, account, Optional.empty(), 0);
  }

  static Verdict leftOut(TakeoverFault fault) {
    return new Verdict(BulkLine.State.FAULTY, Optional.empty(), Optional.of(fault), 0);
  }

  static Verdict twice(int other) {
    return new Verdict(
        BulkLine.State.FAULTY, Optional.empty(), Optional.of(TakeoverFault.TWICE), other);
  }

  /**
   * The line as it is kept: its reason is the word of the fault.
   *
   * @param before what the row is compared by when the turn of the line comes
   */
  BulkLine line(int number, What what, String name, String value, String before) {
    return new BulkLine(
        number,
        account,
        name,
        what.word(),
        value,
        fault.map(TakeoverFault::word).orElse(""),
        state,
        Optional.empty(),
        other,
        before,
        Optional.empty());
  }
}

package net.psmail.provisioning.dns;

import net.psmail.provisioning.dns.CheckedRecord.Remark;
import net.psmail.provisioning.dns.CheckedRecord.State;

/** What is to be said of a record. */
record Verdict(State state, Remark remark) {

  static final Verdict RIGHT = new Verdict(State.RIGHT, Remark.NONE);
  static final Verdict BROADER = new Verdict(State.RIGHT, Remark.BROADER);
  static final Verdict MISSING = new Verdict(State.MISSING, Remark.NONE);

  static Verdict wrong(Remark remark) {
    return new Verdict(State.WRONG, remark);
  }

  static Verdict rightIf(boolean right) {
    return right ? RIGHT : wrong(Remark.DIFFERENT);
  }

  static Verdict unknown(Remark remark) {
    return new Verdict(State.UNKNOWN, remark);
  }
}

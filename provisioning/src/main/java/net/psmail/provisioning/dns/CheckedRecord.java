package net.psmail.provisioning.dns;

import java.util.List;

/**
 * A record of the zone beside what the name servers say.
 *
 * @param wanted what it should be
 * @param state how it is
 * @param remark more about that
 * @param found what was found at its name, in the syntax of a zone file
 */
public record CheckedRecord(ZoneRecord wanted, State state, Remark remark, List<String> found) {

  public CheckedRecord {
    found = List.copyOf(found);
  }

  /** How a record is. */
  public enum State {
    RIGHT,
    WRONG,
    MISSING,
    /** Nobody could be asked. */
    UNKNOWN
  }

  /** What is the matter, or worth saying. */
  public enum Remark {
    NONE,
    /** It says something else. */
    DIFFERENT,
    /** There are several where one must be. */
    SEVERAL,
    /** It is not as we would write it, and does what ours would do. */
    BROADER,
    /** It lets anybody send. */
    ANYBODY,
    /** It does not let our host send. */
    NOT_OURS,
    /** It cannot be understood. */
    BROKEN,
    /** It leads to another place. */
    ELSEWHERE,
    /** It only watches. */
    WATCHING,
    /** It offers what is not offered. */
    OFFERED,
    /** The servers of the zone do not say the same. */
    DISAGREED,
    UNREACHABLE,
    NOT_AUTHORITATIVE,
    NOT_DELEGATED,
    /** The check took longer than it may. */
    TOO_SLOW
  }
}

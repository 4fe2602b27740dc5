package net.psmail.provisioning.dns;

import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * What the name servers of a zone say.
 *
 * @param outcome whether they say anything
 * @param name where the question led, at the end of a chain of aliases
 * @param records of the type that was asked for; none when there are none
 */
record Answer(Outcome outcome, Name name, List<Record> records) {

  Answer {
    records = List.copyOf(records);
  }

  /** How a question ended. */
  enum Outcome {
    ANSWERED,
    /** The servers of the zone do not say the same. */
    DISAGREED,
    /** None of them answers. */
    UNREACHABLE,
    /** What answers does not hold the zone. */
    NOT_AUTHORITATIVE,
    /** Nobody knows servers for the name. */
    NOT_DELEGATED
  }

  static Answer without(Outcome outcome, Name name) {
    return new Answer(outcome, name, List.of());
  }

  boolean isAnswered() {
    return outcome == Outcome.ANSWERED;
  }

  <T extends Record> Stream<T> of(Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast);
  }
}

package net.psmail.certificates.dns;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.psmail.certificates.Tlsa;

/**
 * What the authoritative servers show of a name at one moment.
 *
 * @param answers of each server, or of each address of it that answered; none when no server is
 *     known
 */
public record TlsaSight(List<Answer> answers) {

  /**
   * What one server says.
   *
   * @param server its name
   * @param shown nothing when it does not answer, or not as one that knows the zone
   */
  public record Answer(String server, Optional<Shown> shown) {}

  /**
   * The records, which may be none.
   *
   * @param ttl of the records; zero when there are none
   * @param signed whether signatures came with the answer (RFC 4035, 3.1)
   */
  public record Shown(Set<Tlsa> records, Duration ttl, boolean signed) {

    public Shown {
      records = Set.copyOf(records);
    }
  }

  public TlsaSight {
    answers = List.copyOf(answers);
  }

  /** Whether no server kept silent. */
  public boolean isComplete() {
    return !answers.isEmpty() && answers.stream().allMatch(answer -> answer.shown().isPresent());
  }

  /** Whether a server answered without the record. */
  public boolean lacks(Tlsa record) {
    return shown().anyMatch(shown -> !shown.records().contains(record));
  }

  /** Whether a server showed the record. */
  public boolean has(Tlsa record) {
    return shown().anyMatch(shown -> shown.records().contains(record));
  }

  /** Whether no server shows any but these records. */
  public boolean holdsOnly(Set<Tlsa> records) {
    return shown().allMatch(shown -> records.containsAll(shown.records()));
  }

  /** Whether a server shows records of which none stands for the chain. */
  public boolean refuses(List<X509Certificate> chain) {
    return shown().anyMatch(shown -> Tlsa.refuse(shown.records(), chain));
  }

  /** Whether every answer came with signatures. */
  public boolean isSigned() {
    return shown().findAny().isPresent() && shown().allMatch(Shown::signed);
  }

  /** The longest time to live. */
  public Duration ttl() {
    return shown().map(Shown::ttl).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** The servers that kept silent. */
  public List<String> silent() {
    return answers.stream()
        .filter(answer -> answer.shown().isEmpty())
        .map(Answer::server)
        .distinct()
        .toList();
  }

  private Stream<Shown> shown() {
    return answers.stream().map(Answer::shown).flatMap(Optional::stream);
  }
}

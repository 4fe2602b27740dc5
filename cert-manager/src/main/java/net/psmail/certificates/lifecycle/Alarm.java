package net.psmail.certificates.lifecycle;

import java.time.Instant;

/**
 * Something about a certificate that a person has to see to.
 *
 * @param id of this alarm: the next of the same kind has another
 * @param subject the certificate's id, or the listener
 * @param sentence for operators
 */
public record Alarm(long id, String subject, Kind kind, Instant since, String sentence) {

  /** What is wrong. */
  public enum Kind {
    /** A listener serves another certificate, or none. */
    NOT_SERVED,
    /** It has little time left and was not renewed. */
    EXPIRES,
    /** It cannot be renewed, time and again. */
    FAILED,
    /** Its issuer has revoked it. */
    REVOKED,
    /** TLSA records stand for other keys only: mail servers that go by them turn away. */
    DANE
  }
}

package net.psmail.certificates.order;

import java.time.Instant;
import java.util.Locale;
import net.psmail.certificates.lifecycle.Alarm;

/**
 * Something about a certificate that a person has to see to.
 *
 * @param id of this alarm
 * @param subject the certificate's id, or the listener
 * @param kind {@code not-served}, {@code expires}, {@code failed}, {@code revoked} or {@code dane}
 * @param sentence for operators
 */
public record CertificateAlarm(
    long id, String subject, String kind, Instant since, String sentence) {

  static CertificateAlarm of(Alarm alarm) {
    return new CertificateAlarm(
        alarm.id(),
        alarm.subject(),
        alarm.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        alarm.since(),
        alarm.sentence());
  }
}

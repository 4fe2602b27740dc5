package net.psmail.portal.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import net.psmail.provisioning.address.AnyAddress;
import org.jspecify.annotations.Nullable;

/**
 * The wish for a copy of a message. There is one for an address and a day, which the database sees
 * to: two that come at once bring one letter.
 */
@Entity
@Table(name = "message_copy")
class MessageCopy {

  @Id
  @Column(name = "message_id")
  private long messageId;

  @Column private String address;
  @Column private String language;

  @Column(name = "asked_at")
  private Instant askedAt;

  /** Days since 1970. */
  @Column(name = "asked_day")
  private long askedDay;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  protected MessageCopy() {}

  MessageCopy(long messageId, String address, String language, Instant askedAt) {
    this.messageId = messageId;
    this.address = AnyAddress.normal(address);
    this.language = language;
    this.askedAt = askedAt;
    this.askedDay = LocalDate.ofInstant(askedAt, ZoneOffset.UTC).toEpochDay();
  }

  void confirm(Instant now) {
    confirmedAt = now;
  }

  boolean isConfirmed() {
    return confirmedAt != null;
  }

  long messageId() {
    return messageId;
  }

  Locale language() {
    return Locale.forLanguageTag(language);
  }

  Instant askedAt() {
    return askedAt;
  }
}

package net.psmail.portal.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A link that confirms an address. A letter that had to be sent twice had two of them, and
 * whichever arrives works; the first that is used ends both.
 */
@Entity
@Table(name = "message_copy_link")
class CopyLink {

  @Id private String hash;

  @Column(name = "message_id")
  private long messageId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected CopyLink() {}

  CopyLink(String hash, long messageId, Instant expiresAt) {
    this.hash = hash;
    this.messageId = messageId;
    this.expiresAt = expiresAt;
  }

  long messageId() {
    return messageId;
  }
}

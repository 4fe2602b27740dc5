package net.psmail.provisioning.dkim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import net.psmail.provisioning.dkim.SigningKey.State;
import org.jspecify.annotations.Nullable;

/**
 * A key of a domain. It waits until the DNS has its record, then signs until the next one does, and
 * is kept in the DNS for a while after that. A domain has one that waits and one that signs at the
 * most.
 */
@Entity
@Table(name = "dkim_key")
class KeyRow {

  /** Mail waits five days in queues at the most, and is checked when it arrives. */
  static final Duration KEPT = Duration.ofDays(7);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "domain_id")
  private long domainId;

  @Column private String selector;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "signs_since")
  private @Nullable Instant signsSince;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected KeyRow() {}

  KeyRow(long domainId, PublishedKey key, Instant madeAt) {
    this.domainId = domainId;
    this.selector = key.selector();
    this.publicKey = key.publicKey();
    this.madeAt = madeAt;
  }

  long domainId() {
    return domainId;
  }

  String selector() {
    return selector;
  }

  boolean waits() {
    return signsSince == null;
  }

  boolean signs() {
    return signsSince != null && retiredAt == null;
  }

  void sign(Instant now) {
    signsSince = now;
  }

  void retire(Instant now) {
    retiredAt = now;
  }

  SigningKey key(Instant now, boolean hasFile) {
    PublishedKey key = new PublishedKey(selector, publicKey);
    if (retiredAt != null) {
      Instant end = retiredAt.plus(KEPT);
      return new SigningKey(key, now.isBefore(end) ? State.RETIRED : State.OVER, retiredAt, end);
    }
    Instant since = signsSince == null ? madeAt : signsSince;
    State state = signsSince == null ? State.NEW : State.SIGNING;
    return new SigningKey(key, hasFile ? state : State.LOST, since, since);
  }
}

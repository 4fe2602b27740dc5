package net.psmail.provisioning.invite;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link for one person: open until its end, or used, and then it says who came by whom. */
@Entity
@Table(name = "invite")
class Invite {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column private String hash;

  @Column(name = "domain_id")
  private long domainId;

  /** The account of the member; null for operators. */
  @Column(name = "inviter_id")
  private @Nullable Long inviterId;

  @Column private String note;

  @Column(name = "made_at")
  private Instant madeAt;

  /** Null once it is used: then it does not end by itself. */
  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  @Column(name = "guest_id")
  private @Nullable Long guestId;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  /** The account of the operator; null for members. */
  @Column(name = "made_by_id")
  private @Nullable Long madeById;

  protected Invite() {}

  Invite(String hash, long domainId, Maker maker, String note, Instant madeAt, Instant expiresAt) {
    this.hash = hash;
    this.domainId = domainId;
    this.inviterId = maker.inviter();
    this.madeById = maker.operator();
    this.note = note;
    this.madeAt = madeAt;
    this.expiresAt = expiresAt;
  }

  long domainId() {
    return domainId;
  }

  @Nullable Long inviterId() {
    return inviterId;
  }

  SentInvite sent() {
    return new SentInvite(
        id, note, madeAt, Optional.ofNullable(expiresAt), Optional.ofNullable(usedAt));
  }
}

package net.psmail.provisioning.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.session.Session.Role;
import org.jspecify.annotations.Nullable;

/** A link that lets somebody in once: the database knows the hash of what stands in it. */
@Entity
@Table(name = "invitation")
class Invitation {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column private String hash;

  @Column
  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "office_domain_id")
  private @Nullable Long officeDomainId;

  /** The sign-in name; null for the link that the start makes. */
  @Column(name = "made_by")
  private @Nullable String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected Invitation() {}

  Invitation(
      String hash,
      Role role,
      @Nullable Long officeDomainId,
      @Nullable String madeBy,
      Instant madeAt,
      Instant expiresAt) {
    this.hash = hash;
    this.role = role;
    this.officeDomainId = officeDomainId;
    this.madeBy = madeBy;
    this.madeAt = madeAt;
    this.expiresAt = expiresAt;
  }

  Role role() {
    return role;
  }

  Optional<Long> officeDomainId() {
    return Optional.ofNullable(officeDomainId);
  }

  OpenInvitation open(Duty duty) {
    return new OpenInvitation(id, duty, Optional.ofNullable(madeBy), madeAt, expiresAt);
  }
}

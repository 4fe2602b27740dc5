package net.psmail.provisioning.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A secret on its way to the next page of one session. */
@Entity
@Table(name = "session_secret")
@IdClass(SessionSecret.Key.class)
class SessionSecret {

  @Id
  @Column(name = "session_id")
  private String sessionId;

  @Id private String purpose;
  @Column private String sealed;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected SessionSecret() {}

  SessionSecret(String sessionId, String purpose, String sealed, Instant expiresAt) {
    this.sessionId = sessionId;
    this.purpose = purpose;
    this.sealed = sealed;
    this.expiresAt = expiresAt;
  }

  boolean livesAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** The same of another session. */
  SessionSecret of(String session, String sealedAnew) {
    return new SessionSecret(session, purpose, sealedAnew, expiresAt);
  }

  String sealed() {
    return sealed;
  }

  /** The primary key. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column private String sessionId;
    @Column private String purpose;

    protected Key() {}

    Key(String sessionId, String purpose) {
      this.sessionId = sessionId;
      this.purpose = purpose;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && sessionId.equals(key.sessionId)
          && purpose.equals(key.purpose);
    }

    @Override
    public int hashCode() {
      return Objects.hash(sessionId, purpose);
    }
  }
}

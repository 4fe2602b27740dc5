package net.psmail.provisioning.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import org.jspecify.annotations.Nullable;

/** A session as the database knows it: without the token, and with a key that only it opens. */
@Entity
@Table(name = "web_session")
class WebSession {

  @Id private String id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "sealed_key")
  private @Nullable String sealedKey;

  @Column(name = "sealed_factor_key")
  private @Nullable String sealedFactorKey;

  @Column(name = "proved_at")
  private @Nullable Instant provedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Column private @Nullable String network;

  @Column(name = "user_agent")
  private @Nullable String userAgent;

  protected WebSession() {}

  WebSession(
      String id,
      long accountId,
      @Nullable String sealedKey,
      @Nullable String sealedFactorKey,
      @Nullable Instant provedAt,
      Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.sealedKey = sealedKey;
    this.sealedFactorKey = sealedFactorKey;
    this.provedAt = provedAt;
    this.createdAt = now;
    this.seenAt = now;
  }

  void place(Origin origin) {
    network = origin.network();
    userAgent = origin.userAgent();
  }

  Optional<String> sealedKey() {
    return Optional.ofNullable(sealedKey);
  }

  Optional<String> sealedFactorKey() {
    return Optional.ofNullable(sealedFactorKey);
  }

  void prove(Instant now) {
    provedAt = now;
  }

  void seal(@Nullable String sealedKey, @Nullable String sealedFactorKey) {
    this.sealedKey = sealedKey;
    this.sealedFactorKey = sealedFactorKey;
  }
}

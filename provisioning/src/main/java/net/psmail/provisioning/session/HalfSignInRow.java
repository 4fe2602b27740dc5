package net.psmail.provisioning.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A half sign-in as the database knows it: without the token. */
@Entity
@Table(name = "half_sign_in")
class HalfSignInRow {

  @Id private String id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "sealed_key")
  private @Nullable String sealedKey;

  @Column(name = "sealed_factor_key")
  private String sealedFactorKey;

  @Column private int tries;

  @Column(name = "ends_at")
  private Instant endsAt;

  protected HalfSignInRow() {}

  HalfSignInRow(
      String id,
      long accountId,
      @Nullable String sealedKey,
      String sealedFactorKey,
      Instant endsAt) {
    this.id = id;
    this.accountId = accountId;
    this.sealedKey = sealedKey;
    this.sealedFactorKey = sealedFactorKey;
    this.endsAt = endsAt;
  }

  Optional<String> sealedKey() {
    return Optional.ofNullable(sealedKey);
  }

  Optional<String> sealedFactorKey() {
    return Optional.of(sealedFactorKey);
  }
}

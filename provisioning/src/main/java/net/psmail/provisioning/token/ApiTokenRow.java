package net.psmail.provisioning.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.token.ApiToken.State;
import org.jspecify.annotations.Nullable;

/** A token as the database knows it: without the secret. */
@Entity
@Table(name = "api_token")
class ApiTokenRow {

  private static final String SPACE = " ";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column private String hash;
  @Column private String name;
  @Column private String scopes;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "ends_at")
  private @Nullable Instant endsAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected ApiTokenRow() {}

  ApiTokenRow(
      String hash,
      String name,
      Set<Scope> scopes,
      Session maker,
      Instant madeAt,
      @Nullable Instant endsAt) {
    this.hash = hash;
    this.name = name;
    this.scopes = scopes.stream().map(Scope::word).sorted().collect(Collectors.joining(SPACE));
    this.accountId = maker.accountId();
    this.madeBy = maker.signInName();
    this.madeAt = madeAt;
    this.endsAt = endsAt;
  }

  /**
   * Ends its use.
   *
   * @return false when that was done before
   */
  boolean revoke(Instant now) {
    if (revokedAt != null) {
      return false;
    }
    revokedAt = now;
    return true;
  }

  String name() {
    return name;
  }

  ApiToken token(boolean madeByAdministrator, Instant now) {
    return new ApiToken(
        id,
        name,
        Stream.of(scopes.split(SPACE, -1))
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toSet()),
        accountId,
        madeBy,
        madeAt,
        Optional.ofNullable(usedAt),
        Optional.ofNullable(endsAt),
        Optional.ofNullable(revokedAt),
        state(madeByAdministrator, now));
  }

  private State state(boolean madeByAdministrator, Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    if (endsAt != null && !endsAt.isAfter(now)) {
      return State.ENDED;
    }
    return madeByAdministrator ? State.WORKS : State.ORPHANED;
  }
}

package net.psmail.provisioning.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request with a key: being worked on, or answered. */
@Entity
@Table(name = "api_answer")
class ApiAnswerRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "token_id")
  private long tokenId;

  @Column(name = "key_hash")
  private String keyHash;

  @Column(name = "request_hash")
  private String requestHash;

  @Column(name = "begun_at")
  private Instant begunAt;

  /** Null until it is done. */
  @Column private @Nullable String sealed;

  protected ApiAnswerRow() {}

  ApiAnswerRow(ApiRequest request, Instant begunAt) {
    this.tokenId = request.token().id();
    this.keyHash = request.keyHash();
    this.requestHash = request.contentHash();
    this.begunAt = begunAt;
  }

  long id() {
    return id;
  }

  boolean isFor(ApiRequest request) {
    return requestHash.equals(request.contentHash());
  }

  boolean isBegunBefore(Instant moment) {
    return begunAt.isBefore(moment);
  }

  Optional<String> sealed() {
    return Optional.ofNullable(sealed);
  }
}

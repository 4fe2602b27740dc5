package net.psmail.provisioning.factor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import net.psmail.provisioning.Origin;
import org.jspecify.annotations.Nullable;

/** A browser as the database knows it: without the token of its cookie. */
@Entity
@Table(name = "known_browser")
class KnownBrowserRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column private String hash;

  @Column(name = "user_agent")
  private @Nullable String userAgent;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "used_at")
  private Instant usedAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  protected KnownBrowserRow() {}

  KnownBrowserRow(
      long accountId, String hash, @Nullable String userAgent, Instant now, Instant endsAt) {
    this.accountId = accountId;
    this.hash = hash;
    this.userAgent = userAgent;
    this.madeAt = now;
    this.usedAt = now;
    this.endsAt = endsAt;
  }

  KnownBrowser browser() {
    return new KnownBrowser(id, new Origin("", userAgent).browser(), madeAt, usedAt, endsAt);
  }
}

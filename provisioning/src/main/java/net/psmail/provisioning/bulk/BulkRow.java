package net.psmail.provisioning.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Lines that belong together, as the database knows them: shown, then ordered by who made it, or
 * forgotten; done or stopped, and forgotten some weeks later.
 */
@Entity
@Table(name = "bulk_act")
class BulkRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "made_by_id")
  private long madeById;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private long madeAt;

  @Column(name = "ends_at")
  private long endsAt;

  @Column(name = "ordered_at")
  private @Nullable Long orderedAt;

  @Column(name = "finished_at")
  private @Nullable Long finishedAt;

  @Column
  @Enumerated(EnumType.STRING)
  private Bulk.State state;

  @Column
  @Enumerated(EnumType.STRING)
  private BulkSource source;

  @Column private String digest;

  @Column(name = "separator_sign")
  private String separator;

  @Column private @Nullable String network;

  @Column(name = "user_agent")
  private @Nullable String userAgent;

  protected BulkRow() {}

  BulkRow(
      Actor operator,
      BulkSource source,
      char separator,
      String digest,
      Instant now,
      Duration kept) {
    this.madeById = operator.accountId();
    this.madeBy = operator.actor();
    this.madeAt = now.getEpochSecond();
    this.endsAt = now.plus(kept).getEpochSecond();
    this.state = Bulk.State.SHOWN;
    this.source = source;
    this.digest = digest;
    this.separator = Character.toString(separator);
  }

  long id() {
    return id;
  }

  long madeById() {
    return madeById;
  }

  String madeBy() {
    return madeBy;
  }

  BulkSource source() {
    return source;
  }

  boolean isRunning() {
    return state == Bulk.State.RUNNING;
  }

  /** Where it was ordered from. */
  Origin origin() {
    return network == null ? Origin.SYSTEM : new Origin(network, userAgent);
  }

  Bulk view(Map<BulkLine.State, Long> lines) {
    return new Bulk(
        id,
        state,
        digest,
        separator.charAt(0),
        madeById,
        madeBy,
        Instant.ofEpochSecond(madeAt),
        Instant.ofEpochSecond(endsAt),
        Optional.ofNullable(orderedAt).map(Instant::ofEpochSecond),
        Optional.ofNullable(finishedAt).map(Instant::ofEpochSecond),
        lines);
  }
}

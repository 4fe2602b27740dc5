package net.psmail.provisioning.export;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import net.psmail.provisioning.export.Export.State;

/**
 * A copy as the database knows it: running, then ready or the reason why there is none, until its
 * days are over, its owner deletes it or asks for the next.
 */
@Entity
@Table(name = "mail_export")
class MailExport {

  /** So long after its last sign of life whoever made it is taken for dead. */
  static final Duration SILENCE = Duration.ofMinutes(2);

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private String file;

  @Column
  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "asked_at")
  private long askedAt;

  @Column(name = "beat_at")
  private long beatAt;

  @Column(name = "ends_at")
  private long endsAt;

  @Column(name = "all_mails")
  private long allMails;

  @Column(name = "done_mails")
  private long doneMails;

  @Column(name = "all_bytes")
  private long allBytes;

  @Column(name = "done_bytes")
  private long doneBytes;

  @Column(name = "left_out")
  private long leftOut;

  @Column(name = "file_bytes")
  private long fileBytes;

  protected MailExport() {}

  /** One that is being made from now on. */
  MailExport(
      long accountId, String file, long allMails, long allBytes, Instant now, Duration kept) {
    this.accountId = accountId;
    this.file = file;
    this.state = State.RUNNING;
    this.askedAt = now.getEpochSecond();
    this.beatAt = askedAt;
    this.endsAt = now.plus(kept).getEpochSecond();
    this.allMails = allMails;
    this.allBytes = allBytes;
  }

  boolean isBeingMade(Instant now) {
    return stateAt(now) == State.RUNNING;
  }

  long accountId() {
    return accountId;
  }

  String file() {
    return file;
  }

  private State stateAt(Instant now) {
    boolean silent = beatAt < now.minus(SILENCE).getEpochSecond();
    return state == State.RUNNING && silent ? State.INTERRUPTED : state;
  }

  Export view(Instant now) {
    return new Export(
        stateAt(now),
        Instant.ofEpochSecond(askedAt),
        Instant.ofEpochSecond(endsAt),
        allMails,
        allBytes,
        new Export.Done(doneMails, doneBytes, leftOut),
        fileBytes);
  }
}

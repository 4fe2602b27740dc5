package net.psmail.provisioning.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import net.psmail.provisioning.intake.Intake.State;
import net.psmail.provisioning.mailserver.ForeignMailStore.Security;

/**
 * From where a member fetches mail, and how that goes. It begins, and breaks off or comes to its
 * end; broken off, it begins again with another run and the same folders.
 */
@Entity
@Table(name = "mail_import")
class MailImport {

  /** So long after its last sign of life whoever fetched is taken for dead. */
  static final Duration SILENCE = Duration.ofMinutes(2);

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private String run;
  @Column private String host;
  @Column private int port;

  @Column
  @Enumerated(EnumType.STRING)
  private Security security;

  @Column(name = "user_name")
  private String userName;

  @Column private boolean apart;

  @Column
  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "asked_at")
  private long askedAt;

  @Column(name = "beat_at")
  private long beatAt;

  @Column(name = "ends_at")
  private long endsAt;

  protected MailImport() {}

  /** One that runs from now on. */
  MailImport(long accountId, String run, IntakeWish wish, Instant now, Duration kept) {
    this.accountId = accountId;
    this.run = run;
    this.host = wish.host();
    this.port = wish.port();
    this.security = wish.security();
    this.userName = wish.user();
    this.apart = wish.apart();
    this.state = State.RUNNING;
    this.askedAt = now.getEpochSecond();
    this.beatAt = askedAt;
    this.endsAt = now.plus(kept).getEpochSecond();
  }

  /** Whether this would go on where the other stopped. */
  boolean isOf(IntakeWish wish) {
    return host.equals(wish.host()) && userName.equals(wish.user()) && apart == wish.apart();
  }

  State stateAt(Instant now) {
    boolean silent = beatAt < now.minus(SILENCE).getEpochSecond();
    if (!silent) {
      return state;
    }
    return switch (state) {
      case RUNNING -> State.INTERRUPTED;
      case STOPPING -> State.STOPPED;
      default -> state;
    };
  }

  /** Whether something may still put mails for it. */
  boolean isBusy(Instant now) {
    State current = stateAt(now);
    return current == State.RUNNING || current == State.STOPPING;
  }

  long accountId() {
    return accountId;
  }

  String run() {
    return run;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  Security security() {
    return security;
  }

  String userName() {
    return userName;
  }

  boolean apart() {
    return apart;
  }

  Instant askedAt() {
    return Instant.ofEpochSecond(askedAt);
  }

  Instant endsAt() {
    return Instant.ofEpochSecond(endsAt);
  }
}

package net.psmail.provisioning.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import net.psmail.provisioning.mailserver.ScriptAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What a member has said about arriving mail, and how far the mail server has come. It is made by
 * the first change. Each change makes a new version, which is in force once the server has it.
 */
@Entity
@Table(name = "mail_rules")
class RulesRow {

  private static final int MOST_DETAIL = 300;
  private static final int USUAL_DAYS = 7;

  static final String AWAY = "AWAY";
  static final String REFUSED = "REFUSED";
  static final String OTHER = "OTHER";

  @Id
  @Column(name = "account_id")
  private long accountId;

  @Column private long version;

  @Column(name = "in_force")
  private long inForce;

  @Column private @Nullable String fault;

  @Column(name = "fault_detail")
  private @Nullable String faultDetail;

  @Column(name = "take_over")
  private boolean takeOver;

  @Column private boolean junk = true;

  @Column(name = "keeps_copy")
  private boolean keepsCopy = true;

  @Column private boolean away;

  @Column(name = "away_from")
  private @Nullable Long awayFrom;

  @Column(name = "away_until")
  private @Nullable Long awayUntil;

  @Column(name = "away_subject")
  private String awaySubject = "";

  @Column(name = "away_text")
  private String awayText = "";

  @Column(name = "away_days")
  private int awayDays = USUAL_DAYS;

  protected RulesRow() {}

  RulesRow(long accountId) {
    this.accountId = accountId;
  }

  long accountId() {
    return accountId;
  }

  long version() {
    return version;
  }

  /** Something has changed, which the mail server does not know yet. */
  void change() {
    version++;
    fault = null;
    faultDetail = null;
  }

  boolean junk() {
    return junk;
  }

  void setJunk(boolean junk) {
    this.junk = junk;
  }

  boolean keepsCopy() {
    return keepsCopy;
  }

  void setKeepsCopy(boolean keepsCopy) {
    this.keepsCopy = keepsCopy;
  }

  boolean away() {
    return away;
  }

  boolean takesOver() {
    return takeOver;
  }

  void takeOver() {
    takeOver = true;
  }

  void setVacation(Vacation vacation, boolean active) {
    away = active;
    awayFrom = vacation.from().map(LocalDate::toEpochDay).orElse(null);
    awayUntil = vacation.until().map(LocalDate::toEpochDay).orElse(null);
    awaySubject = vacation.subject();
    awayText = vacation.text();
    awayDays = vacation.days();
  }

  void endVacation() {
    away = false;
  }

  /** What was written last, switched on or not. */
  Optional<Vacation> vacation() {
    return awayText.isEmpty()
        ? Optional.empty()
        : Optional.of(new Vacation(day(awayFrom), day(awayUntil), awaySubject, awayText, awayDays));
  }

  /** Notes what the server said to this version. */
  void settle(long put, ScriptAnswer answer) {
    switch (answer.fate()) {
      case IN_FORCE -> {
        inForce = put;
        takeOver = false;
        fault(null, null);
      }
      case REFUSED -> fault(REFUSED, answer.detail());
      case OTHER_ACTIVE -> fault(OTHER, answer.detail());
    }
  }

  /** Notes that the server does not answer. */
  void missed() {
    fault(AWAY, null);
  }

  RuleState state() {
    if (inForce == version) {
      return RuleState.KNOWN;
    }
    RuleState.Step step =
        fault == null
            ? RuleState.Step.UNDERWAY
            : switch (fault) {
              case REFUSED -> RuleState.Step.REFUSED;
              case OTHER -> RuleState.Step.OTHER;
              default -> RuleState.Step.AWAY;
            };
    return new RuleState(step, faultDetail == null ? "" : faultDetail);
  }

  private void fault(@Nullable String fault, @Nullable String detail) {
    this.fault = fault;
    this.faultDetail =
        detail == null ? null : detail.substring(0, Math.min(MOST_DETAIL, detail.length()));
  }

  private static Optional<LocalDate> day(@Nullable Long day) {
    return Optional.ofNullable(day).map(LocalDate::ofEpochDay);
  }
}

package net.psmail.provisioning.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import net.psmail.provisioning.intake.Intake.Reason;

/** A mail that was not taken. */
@Entity
@Table(name = "mail_import_refusal")
class MailImportRefusal {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column private String folder;

  @Column
  @Enumerated(EnumType.STRING)
  private Reason reason;

  @Column(name = "received_at")
  private long receivedAt;

  @Column private long bytes;

  protected MailImportRefusal() {}

  MailImportRefusal(long accountId, Intake.Refusal refusal) {
    this.accountId = accountId;
    this.folder = refusal.folder();
    this.reason = refusal.reason();
    this.receivedAt = refusal.received().getEpochSecond();
    this.bytes = refusal.bytes();
  }

  Intake.Refusal view() {
    return new Intake.Refusal(folder, reason, Instant.ofEpochSecond(receivedAt), bytes);
  }
}

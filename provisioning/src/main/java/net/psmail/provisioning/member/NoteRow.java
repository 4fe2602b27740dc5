package net.psmail.provisioning.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A note of an operator; written once, never changed. */
@Entity
@Table(name = "operator_note")
class NoteRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column private String words;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  protected NoteRow() {}

  NoteRow(long accountId, String words, String madeBy, Instant madeAt) {
    this.accountId = accountId;
    this.words = words;
    this.madeBy = madeBy;
    this.madeAt = madeAt;
  }

  MemberNote view() {
    return new MemberNote(id, words, madeBy, madeAt);
  }
}

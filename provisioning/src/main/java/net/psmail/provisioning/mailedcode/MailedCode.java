package net.psmail.provisioning.mailedcode;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A code as the database knows it: on its way while it has no hash, then waiting to be typed. */
@Entity
@Table(name = "mailed_code")
class MailedCode {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column private String holder;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  @Column private String address;
  @Column private String language;
  @Column private @Nullable String hash;
  @Column private int tries;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  protected MailedCode() {}

  MailedCode(CodeHolder holder, String address, String language, Instant madeAt, Instant endsAt) {
    this.holder = holder.hash();
    this.accountId = holder.account().orElse(null);
    this.address = address;
    this.language = language;
    this.madeAt = madeAt;
    this.endsAt = endsAt;
  }

  void change(String hash) {
    this.hash = hash;
  }

  boolean isConfirmed() {
    return confirmedAt != null;
  }

  boolean isOfMember() {
    return accountId != null;
  }

  boolean endsAfter(Instant moment) {
    return endsAt.isAfter(moment);
  }

  long id() {
    return id;
  }

  String address() {
    return address;
  }

  String language() {
    return language;
  }
}

package net.psmail.provisioning.alias;

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
import java.util.Optional;
import net.psmail.provisioning.address.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An alias of a member. It is made switched on, and switched off and on as its owner likes. Once it
 * is removed it takes no mail; for thirty days its owner may take it back as it was, then the row
 * goes. The claim of its name stays for ever.
 */
@Entity
@Table(name = "member_alias")
class MemberAlias {

  /** For so long a removed one may be taken back. */
  static final Duration REGRET = Duration.ofDays(30);

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  /** The alias may lie in another one. */
  @Column(name = "account_domain_id")
  private long accountDomainId;

  @Column(name = "domain_id")
  private long domainId;

  @Column private String address;

  @Column
  @Enumerated(EnumType.STRING)
  private Alias.Kind kind;

  @Column private String note;
  @Column private boolean active = true;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  /** Counted by the mail servers alone. */
  @Column(updatable = false)
  private long mails;

  @Column(name = "last_mail_at", updatable = false)
  private @Nullable Long lastMailAt;

  protected MemberAlias() {}

  MemberAlias(
      long accountId,
      long domainId,
      MailAddress address,
      Alias.Kind kind,
      String note,
      Instant madeAt) {
    this.accountId = accountId;
    this.domainId = domainId;
    this.address = address.toString();
    this.kind = kind;
    this.note = note;
    this.madeAt = madeAt;
  }

  long accountId() {
    return accountId;
  }

  void setAccountDomainId(long accountDomainId) {
    this.accountDomainId = accountDomainId;
  }

  String address() {
    return address;
  }

  boolean isActive() {
    return active;
  }

  void setActive(boolean active) {
    this.active = active;
  }

  void setNote(String note) {
    this.note = note;
  }

  void remove(Instant now) {
    this.removedAt = now;
  }

  void takeBack() {
    this.removedAt = null;
  }

  Alias view() {
    return new Alias(
        id,
        MailAddress.parse(address),
        kind,
        note,
        active,
        madeAt,
        mails,
        Optional.ofNullable(lastMailAt).map(Instant::ofEpochSecond),
        Optional.ofNullable(removedAt).map(at -> at.plus(REGRET)));
  }
}

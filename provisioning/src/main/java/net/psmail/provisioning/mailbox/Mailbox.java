package net.psmail.provisioning.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import net.psmail.provisioning.address.MailAddress;

/**
 * An address that stores mail. It is made active with its account, or once an operator has let the
 * account in; it becomes inactive, and takes no more mail, when the days of grace are over, just
 * before mail and row are erased.
 */
@Entity
@Table(name = "mailbox")
class Mailbox {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "domain_id")
  private long domainId;

  @Column(name = "local_part")
  private String localPart;

  @Column private String address;

  @Column(name = "quota_bytes")
  private long quotaBytes;

  @Column private boolean active = true;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Mailbox() {}

  Mailbox(
      long accountId,
      long domainId,
      MailAddress address,
      long quotaBytes,
      String publicKey,
      Instant createdAt) {
    this.accountId = accountId;
    this.domainId = domainId;
    this.localPart = address.local();
    this.address = address.toString();
    this.quotaBytes = quotaBytes;
    this.publicKey = publicKey;
    this.createdAt = createdAt;
  }

  long id() {
    return id;
  }

  AddressClaim.Key claim() {
    return new AddressClaim.Key(domainId, MailAddress.parse(address).skeleton());
  }
}

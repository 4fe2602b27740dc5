package net.psmail.provisioning.dns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How a domain wants its mail delivered; a domain without a row is testing. */
@Entity
@Table(name = "domain_policy")
class DomainPolicy {

  @Id
  @Column(name = "domain_id")
  private long domainId;

  @Column(name = "mta_sts")
  @Enumerated(EnumType.STRING)
  private MtaStsMode mtaSts = MtaStsMode.TESTING;

  protected DomainPolicy() {}

  DomainPolicy(long domainId) {
    this.domainId = domainId;
  }

  MtaStsMode mtaSts() {
    return mtaSts;
  }

  void setMtaSts(MtaStsMode mode) {
    mtaSts = mode;
  }
}

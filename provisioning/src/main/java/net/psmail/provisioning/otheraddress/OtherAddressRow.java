package net.psmail.provisioning.otheraddress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The other address of an account, or one of before that is still to be told of its end. */
@Entity
@Table(name = "other_address")
class OtherAddressRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "account_id")
  private long accountId;

  @Column private String address;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  protected OtherAddressRow() {}

  OtherAddressRow(long accountId, String address, Instant confirmedAt) {
    this.accountId = accountId;
    this.address = address;
    this.confirmedAt = confirmedAt;
  }

  void end(Instant now) {
    this.endedAt = now;
  }

  OtherAddress view() {
    return new OtherAddress(address, confirmedAt);
  }

  boolean hasEnded() {
    return endedAt != null;
  }

  long id() {
    return id;
  }

  String address() {
    return address;
  }
}

package net.psmail.provisioning.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import net.psmail.provisioning.address.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * A name that is or was somebody's, under its skeleton: so equal-looking names collide, and two who
 * register at once are told apart by the primary key. It outlives the mailbox.
 */
@Entity
@Table(name = "address_claim")
@IdClass(AddressClaim.Key.class)
class AddressClaim {

  @Id
  @Column(name = "domain_id")
  private long domainId;

  @Id private String skeleton;
  @Column private String address;

  @Column(name = "claimed_at")
  private Instant claimedAt;

  protected AddressClaim() {}

  AddressClaim(long domainId, MailAddress address, Instant claimedAt) {
    this.domainId = domainId;
    this.skeleton = address.skeleton();
    this.address = address.toString();
    this.claimedAt = claimedAt;
  }

  /** The primary key. */
  static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    private long domainId;
    @Column private String skeleton;

    protected Key() {}

    Key(long domainId, String skeleton) {
      this.domainId = domainId;
      this.skeleton = skeleton;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && domainId == key.domainId && skeleton.equals(key.skeleton);
    }

    @Override
    public int hashCode() {
      return Objects.hash(domainId, skeleton);
    }
  }
}

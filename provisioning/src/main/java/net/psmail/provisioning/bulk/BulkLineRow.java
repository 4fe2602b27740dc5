package net.psmail.provisioning.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.member.Wording;
import org.jspecify.annotations.Nullable;

/** A line; nothing of it but its state, and whose it is, changes after it was shown. */
@Entity
@Table(name = "bulk_line")
class BulkLineRow {

  private static final int LONGEST_ADDRESS = 318;
  private static final int LONGEST_ACT = 40;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "bulk_id")
  private long bulkId;

  @Column private int place;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  @Column private String address;
  @Column private String act;
  @Column private String given;
  @Column private String reason;

  @Column
  @Enumerated(EnumType.STRING)
  private BulkLine.State state;

  @Column
  @Enumerated(EnumType.STRING)
  private @Nullable LineFault fault;

  @Column(name = "other_place")
  private int otherPlace;

  @Column(name = "before_value")
  private String before;

  @Column
  @Enumerated(EnumType.STRING)
  private ProvisioningException.@Nullable Kind refusal;

  @Column(name = "done_at")
  private @Nullable Long doneAt;

  protected BulkLineRow() {}

  /** What is too long is a fault, and is shown as far as there is room. */
  BulkLineRow(BulkLine shown) {
    this.place = shown.number();
    this.accountId = shown.account().orElse(null);
    this.address = cut(shown.address(), LONGEST_ADDRESS);
    this.act = cut(shown.act(), LONGEST_ACT);
    this.given = cut(shown.value(), Wording.LONGEST_NOTE);
    this.reason = cut(shown.reason(), Wording.LONGEST_REASON);
    this.state = shown.state();
    this.fault = shown.fault().orElse(null);
    this.otherPlace = shown.other();
    this.before = shown.before();
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(longest, text.length()));
  }

  BulkLineRow of(long bulk) {
    this.bulkId = bulk;
    return this;
  }

  BulkLine view() {
    return new BulkLine(
        place,
        Optional.ofNullable(accountId),
        address,
        act,
        given,
        reason,
        state,
        Optional.ofNullable(fault),
        otherPlace,
        before,
        Optional.ofNullable(refusal));
  }
}

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

/** A line of a table; nothing of it but its state changes after it was shown. */
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
  BulkLineRow(TypedLine typed, Checked checked) {
    this.place = typed.number();
    this.accountId = checked.account().orElse(null);
    this.address = cut(LineCheck.address(typed.address()).orElse(typed.address()), LONGEST_ADDRESS);
    this.act = cut(BulkKind.of(typed.act()).map(BulkKind::word).orElse(typed.act()), LONGEST_ACT);
    this.given = cut(typed.value(), Wording.LONGEST_NOTE);
    this.reason = cut(typed.reason(), Wording.LONGEST_REASON);
    this.state = checked.state();
    this.fault = checked.fault().orElse(null);
    this.otherPlace = checked.other();
    this.before = checked.before();
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

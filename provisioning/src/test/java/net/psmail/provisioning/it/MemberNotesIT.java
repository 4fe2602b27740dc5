package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.member.MemberNote;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.stored.StoredData;
import net.psmail.provisioning.stored.StoredTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemberNotesIT extends FacadeTest {

  @Inject MemberNotes notes;
  @Inject MemberQuotas quotas;
  @Inject Members members;
  @Inject StoredData stored;

  private Session operator;
  private Session member;

  @BeforeEach
  void begin() {
    operator = operator();
    member = register(newName());
  }

  @Test
  void keepsWhatOperatorsWriteDownTheNewestFirst() {
    notes.add(operator, id(), Wording.note("Called us.\r\nWants more room."), ORIGIN);
    notes.add(operator, id(), Wording.note("Got it."), ORIGIN);
    assertThat(notes.list(operator, id()))
        .extracting(MemberNote::text)
        .containsExactly("Got it.", "Called us.\nWants more room.");
    assertThat(notes.list(operator, id())).extracting(MemberNote::by).containsOnly("an-operator");
  }

  @Test
  void letsTheMemberReadThemButNotWhoWroteThem() {
    notes.add(operator, id(), Wording.note("Called us."), ORIGIN);
    StoredTable told =
        stored.of(member).stream()
            .filter(table -> table.name().equals("operator_note"))
            .findFirst()
            .orElseThrow();
    assertThat(told.count()).isOne();
    assertThat(told.rows().toString()).contains("Called us.").doesNotContain("an-operator");
    assertThat(count("audit_entry where act = 'NOTE_ADDED' and on_account_id = ?", "" + id()))
        .isOne();
  }

  @Test
  void removesOneOfTheAccountThatItIsAbout() {
    notes.add(operator, id(), Wording.note("Called us."), ORIGIN);
    long note = notes.list(operator, id()).get(0).id();
    Session other = register(newName());
    assertThat(kindOf(() -> notes.remove(operator, other.accountId(), note, ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    notes.remove(operator, id(), note, ORIGIN);
    assertThat(notes.list(operator, id())).isEmpty();
    assertThat(kindOf(() -> notes.remove(operator, id(), note, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void isForOperatorsOnly() {
    assertThat(kindOf(() -> notes.list(member, id()))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> notes.add(member, id(), Wording.note("Hi"), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> quotas.change(member, id(), MemberQuotas.MEBIBYTE, ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void changesTheQuotaForTheNextDeliveryAndTellsTheMember() {
    quotas.change(operator, id(), 7 * MemberQuotas.MEBIBYTE, ORIGIN);
    assertThat(members.get(operator, id()).quotaBytes()).isEqualTo(7 * MemberQuotas.MEBIBYTE);
    assertThat(directory.recipient(member.ownMailbox()).orElseThrow().quotaBytes())
        .isEqualTo(7 * MemberQuotas.MEBIBYTE);
    assertThat(told(member, "QUOTA_CHANGED")).isOne();
    quotas.change(operator, id(), 7 * MemberQuotas.MEBIBYTE, ORIGIN);
    assertThat(told(member, "QUOTA_CHANGED")).isOne();
  }

  @Test
  void refusesAQuotaThatIsNone() {
    assertThat(kindOf(() -> quotas.change(operator, id(), 0, ORIGIN)))
        .isEqualTo(Kind.INVALID_QUOTA);
    assertThat(kindOf(() -> quotas.change(operator, id(), Long.MAX_VALUE, ORIGIN)))
        .isEqualTo(Kind.INVALID_QUOTA);
  }

  private long id() {
    return member.accountId();
  }
}

package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Duty;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.LineFault;
import net.psmail.provisioning.bulk.ShownActs;
import net.psmail.provisioning.member.MemberNotes;
import net.psmail.provisioning.member.MemberQuotas;
import net.psmail.provisioning.member.MemberSuspensions;
import net.psmail.provisioning.member.Members;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.suspension.Suspension;
import net.psmail.provisioning.suspension.Suspension.From;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkActsIT extends ShownActsTest {

  @Inject BulkActs bulks;
  @Inject Members members;
  @Inject MemberQuotas quotas;
  @Inject MemberNotes notes;
  @Inject MemberSuspensions suspensions;

  private Session member;

  @Override
  ShownActs<?> acts() {
    return bulks;
  }

  @BeforeEach
  void comeIn() {
    member = register(newName());
  }

  @Test
  void showsLineByLineWhatWouldHappenAndDoesNothing() {
    long id =
        show(
            line(member, "quota", "7"),
            line(member, "suspend-sending", "", "Sends advertising"),
            line(member, "delete", ""),
            "nobody@psmail.test,lift,,");
    Bulk bulk = bulks.get(boss, id);
    assertThat(bulk.state()).isEqualTo(Bulk.State.SHOWN);
    assertThat(bulk.count(BulkLine.State.READY)).isEqualTo(2);
    assertThat(bulk.count(BulkLine.State.FAULTY)).isEqualTo(2);
    assertThat(bulk.all()).isEqualTo(4);
    assertThat(lines(id))
        .extracting(BulkLine::number, BulkLine::state, BulkLine::fault)
        .containsExactly(
            tuple(2, BulkLine.State.READY, Optional.empty()),
            tuple(3, BulkLine.State.READY, Optional.empty()),
            tuple(4, BulkLine.State.FAULTY, Optional.of(LineFault.ACT_UNKNOWN)),
            tuple(5, BulkLine.State.FAULTY, Optional.of(LineFault.ADDRESS_UNKNOWN)));
    assertThat(quota(member)).isNotEqualTo(7);
    assertThat(suspensions.find(boss, member.accountId())).isEmpty();
  }

  @Test
  void doesWhatWasShownAndTellsTheMember() {
    long id =
        show(
            line(member, "quota", "7"),
            line(member, "suspend-sending", "2030-12-31", "Sends advertising"),
            line(member, "note", "\"Wrote to us,\ntwice.\""),
            line(member, "delete", ""));
    order(id);
    Bulk bulk = awaitEnd(id);
    assertThat(bulk.state()).isEqualTo(Bulk.State.DONE);
    assertThat(bulk.count(BulkLine.State.DONE)).isEqualTo(3);
    assertThat(bulk.count(BulkLine.State.FAULTY)).isEqualTo(1);
    assertThat(quota(member)).isEqualTo(7);
    Suspension suspension = suspensions.find(boss, member.accountId()).orElseThrow();
    assertThat(suspension.from()).isEqualTo(From.SENDING);
    assertThat(suspension.by()).isEqualTo("boss");
    assertThat(suspension.until().orElseThrow()).hasToString("2031-01-01T00:00:00Z");
    assertThat(notes.list(boss, member.accountId()).get(0).text())
        .isEqualTo("Wrote to us,\ntwice.");
    for (String act : List.of("QUOTA_CHANGED", "SENDING_SUSPENDED", "NOTE_ADDED")) {
      assertThat(
              count(
                  "audit_entry where act = '"
                      + act
                      + "' and actor = 'boss' and network ="
                      + " '192.0.2.0/24' and on_account_id = ?",
                  Long.toString(member.accountId())))
          .isOne();
    }
    assertThat(told(member, "QUOTA_CHANGED")).isOne();
  }

  @Test
  void liftsSuspensions() {
    long id = show(line(member, "suspend-sign-in", "", "Spam"));
    order(id);
    awaitEnd(id);
    assertThat(suspensions.find(boss, member.accountId()).orElseThrow().from())
        .isEqualTo(From.SIGN_IN);
    long lift = show(line(member, "lift", ""));
    order(lift);
    awaitEnd(lift);
    assertThat(suspensions.find(boss, member.accountId())).isEmpty();
  }

  @Test
  void leavesAloneWhatIsNotAsItWasShown() {
    Session other = register(newName());
    long id = show(line(member, "quota", "7"), line(other, "quota", "8"));
    quotas.change(boss, member.accountId(), 9 * MemberQuotas.MEBIBYTE, ORIGIN);
    order(id);
    awaitEnd(id);
    assertThat(lines(id))
        .extracting(BulkLine::state)
        .containsExactly(BulkLine.State.CHANGED, BulkLine.State.DONE);
    assertThat(quota(member)).isEqualTo(9);
    assertThat(quota(other)).isEqualTo(8);
  }

  @Test
  void isOrderedOnceByWhoMadeItInTimeAndAsShown() {
    Session other = invited(boss, Role.OPERATOR, "other");
    long id = show(line(member, "quota", "7"));
    String digest = bulks.get(boss, id).digest();
    assertThat(kindOf(() -> bulks.order(other, id, digest, ORIGIN))).isEqualTo(Kind.BULK_OVER);
    assertThat(kindOf(() -> bulks.order(boss, id, "another", ORIGIN))).isEqualTo(Kind.BULK_OVER);
    assertThat(kindOf(() -> bulks.order(member, id, digest, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
    order(id);
    assertThat(kindOf(() -> order(id))).isEqualTo(Kind.BULK_OVER);
    awaitEnd(id);
    assertThat(kindOf(() -> order(id))).isEqualTo(Kind.BULK_OVER);

    long late = show(line(member, "quota", "8"));
    SettableClock.INSTANCE.putForward(BulkActs.SHOWN.plusSeconds(1));
    assertThat(kindOf(() -> order(late))).isIn(Kind.BULK_OVER, Kind.NOT_FOUND);
    assertThat(quota(member)).isEqualTo(7);
  }

  @Test
  void hearsOneOfManyWhoOrderItAtOnce() {
    long id = show(line(member, "note", "Once"));
    String digest = bulks.get(boss, id).digest();
    List<Future<Boolean>> results =
        atOnce(
            16,
            () -> {
              bulks.order(boss, id, digest, ORIGIN);
              return true;
            });
    assertThat(refusals(results))
        .hasSize(15)
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.BULK_OVER);
    awaitEnd(id);
    assertThat(notes.list(boss, member.accountId())).hasSize(1);
  }

  @Test
  void goesOnWhereAProcessWasKilledAndDoesNothingTwice() throws SQLException {
    List<Session> many = IntStream.range(0, 4).mapToObj(i -> register(newName())).toList();
    long id = show(many.stream().map(one -> line(one, "note", "Only once")).toArray(String[]::new));
    order(id);
    awaitEnd(id);
    awaitEndAfterAKill(id, 3);
    assertThat(many)
        .extracting(one -> notes.list(boss, one.accountId()).size())
        .containsExactly(1, 1, 2, 2);
    assertThat(bulks.get(boss, id).count(BulkLine.State.DONE)).isEqualTo(4);
  }

  @Test
  void stopsWhenWhoOrderedItWorksHereNoMore() throws SQLException {
    Session writer = invited(boss, Role.OPERATOR, "writer");
    long id = bulks.show(writer, table(line(member, "quota", "7")));
    staff.changeDuty(boss, writer.accountId(), Duty.of(Role.AUTHOR), ORIGIN);
    bulks.order(writer, id, bulks.get(boss, id).digest(), ORIGIN);
    assertThat(awaitEnd(id).state()).isEqualTo(Bulk.State.STOPPED);
    assertThat(quota(member)).isNotEqualTo(7);
  }

  @Test
  void refusesALineThatCannotBeDoneAndGoesOn() throws SQLException {
    Session other = register(newName());
    long id = show(line(member, "suspend-sending", "", "Spam"), line(other, "quota", "7"));
    execute("update account set state = 'REVOKED' where id = " + member.accountId());
    order(id);
    assertThat(awaitEnd(id).state()).isEqualTo(Bulk.State.DONE);
    assertThat(lines(id))
        .extracting(BulkLine::state, BulkLine::refusal)
        .containsExactly(
            tuple(BulkLine.State.REFUSED, Optional.of(Kind.NOT_FOUND)),
            tuple(BulkLine.State.DONE, Optional.empty()));
    assertThat(quota(other)).isEqualTo(7);
  }

  @Test
  void isForOperatorsOnly() {
    long id = show(line(member, "quota", "7"));
    assertThat(kindOf(() -> bulks.show(member, table("")))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> bulks.get(member, id))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> bulks.ordered(member))).isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> bulks.lines(member, id, Optional.empty(), 0, 10)))
        .isEqualTo(Kind.NOT_FOUND);
    assertThat(kindOf(() -> bulks.stop(member, id, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void showsTenThousandLines() {
    String[] lines =
        IntStream.range(0, 10_000)
            .mapToObj(i -> i == 5000 ? line(member, "quota", "7") : "n" + i + "@psmail.test,lift,,")
            .toArray(String[]::new);
    Bulk bulk = bulks.get(boss, show(lines));
    assertThat(bulk.count(BulkLine.State.FAULTY)).isEqualTo(9999);
    assertThat(bulk.count(BulkLine.State.READY)).isOne();
  }

  private List<BulkLine> lines(long id) {
    return bulks.lines(boss, id, Optional.empty(), 0, 100);
  }

  private long quota(Session of) {
    return members.get(boss, of.accountId()).quotaBytes() / MemberQuotas.MEBIBYTE;
  }

  private long show(String... lines) {
    return bulks.show(boss, table(lines));
  }

  private static byte[] table(String... lines) {
    return List.of(lines).stream()
        .collect(Collectors.joining("\n", "address,act,value,reason\n", "\n"))
        .getBytes(UTF_8);
  }

  private static String line(Session of, String act, String value) {
    return line(of, act, value, "");
  }

  private static String line(Session of, String act, String value, String reason) {
    return String.join(",", of.signInName(), act, value, reason);
  }
}

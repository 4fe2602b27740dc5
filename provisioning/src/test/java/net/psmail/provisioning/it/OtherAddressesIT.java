package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.mailedcode.BlockedDomains;
import net.psmail.provisioning.otheraddress.OtherAddress;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.stored.StoredData;
import org.junit.jupiter.api.Test;

class OtherAddressesIT extends OtherAddressTest {

  @Inject BlockedDomains blocked;
  @Inject StoredData stored;
  @Inject Transactions transactions;
  @Inject Audit audit;

  @Test
  void areConfirmedByTheCodeThatWasMailed() {
    Session member = register(newName());
    String address = elsewhere();
    others.ask(member, address);
    assertThat(others.waiting(member)).contains(address);
    assertThat(others.find(member)).isEmpty();
    String code = letters.code(address, 1);
    others.confirm(member, code.toUpperCase(Locale.ROOT).replace('-', ' '), ORIGIN);
    assertThat(others.find(member).map(OtherAddress::address)).contains(address);
    assertThat(others.waiting(member)).isEmpty();
    assertThat(kindOf(() -> others.confirm(member, code, ORIGIN))).isEqualTo(Kind.CODE_REFUSED);
  }

  @Test
  void keepNoCodeButItsHash() {
    Session member = register(newName());
    String address = elsewhere();
    others.ask(member, address);
    String code = letters.code(address, 1);
    assertThat(count("mailed_code where hash = ?", code)).isZero();
    assertThat(count("mailed_code where hash = ?", code.replace("-", ""))).isZero();
    assertThat(count("mailed_code where length(hash) = 64 and address = ?", address)).isOne();
  }

  @Test
  void takeNoCodeAfterFiveTriesHoweverManyAreMadeAtOnce() {
    Session member = register(newName());
    String address = elsewhere();
    others.ask(member, address);
    String code = letters.code(address, 1);
    List<Future<Boolean>> tries =
        atOnce(
            8,
            () -> {
              others.confirm(member, "0000-0000-0000", ORIGIN);
              return true;
            });
    assertThat(refusals(tries)).hasSize(8);
    assertThat(count("mailed_code where tries = 5 and address = ?", address)).isOne();
    assertThat(kindOf(() -> others.confirm(member, code, ORIGIN))).isEqualTo(Kind.CODE_REFUSED);
  }

  @Test
  void takeNoCodeAfterAnHourAndNoneButTheLast() {
    Session member = register(newName());
    String first = elsewhere();
    String second = elsewhere();
    others.ask(member, first);
    String code = letters.code(first, 1);
    others.ask(member, second);
    String later = letters.code(second, 1);
    assertThat(kindOf(() -> others.confirm(member, code, ORIGIN))).isEqualTo(Kind.CODE_REFUSED);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(61));
    assertThat(kindOf(() -> others.confirm(member, later, ORIGIN))).isEqualTo(Kind.CODE_REFUSED);
  }

  @Test
  void becomeOneOfOneCodeThatIsTypedManyTimesAtOnce() {
    Session member = register(newName());
    String address = elsewhere();
    others.ask(member, address);
    String code = letters.code(address, 1);
    List<Future<Boolean>> results =
        atOnce(
            4,
            () -> {
              others.confirm(member, code, ORIGIN);
              return true;
            });
    assertThat(refusals(results))
        .hasSize(3)
        .extracting(ProvisioningException::kind)
        .containsOnly(Kind.CODE_REFUSED);
    assertThat(count("other_address where address = ?", address)).isOne();
  }

  @Test
  void tellTheMailboxTheNewAndTheOldAddressOfAChange() {
    String old = elsewhere();
    String fresh = elsewhere();
    Session member = memberWith(old);
    int before = letters.to(old).size();
    confirm(member, fresh);
    assertThat(others.find(member).map(OtherAddress::address)).contains(fresh);
    assertThat(letters.last(old, before + 1).subject()).contains("was changed");
    assertThat(letters.last(fresh, 2).subject()).contains("was changed");
    assertThat(told(member, "OTHER_ADDRESS_CHANGED")).isOne();
    gone(old);
  }

  @Test
  void tellTheOldAddressOfItsRemovalAndForgetIt() {
    String address = elsewhere();
    Session member = memberWith(address);
    int before = letters.to(address).size();
    others.remove(member, ORIGIN);
    assertThat(others.find(member)).isEmpty();
    assertThat(letters.last(address, before + 1).subject()).contains("was removed");
    assertThat(told(member, "OTHER_ADDRESS_REMOVED")).isOne();
    gone(address);
    assertThat(kindOf(() -> others.remove(member, ORIGIN))).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void areToldOfWhatLocksTheirOwnerOut() {
    String address = elsewhere();
    Session member = memberWith(address);
    int before = letters.to(address).size();
    Session now = sessionOf(accounts.changePassword(member, PASSWORD, NEW_PASSWORD, false, ORIGIN));
    assertThat(letters.last(address, before + 1).subject()).contains("password", "was changed");
    accounts.requestDeletion(now, NEW_PASSWORD, ORIGIN);
    Letter leaving = letters.last(address, before + 2);
    assertThat(leaving.subject()).contains("Deletion of " + member.signInName());
    assertThat(leaving.text()).contains("the recovery address of " + member.signInName());
  }

  @Test
  void areToldWhatAFullMailboxDoesNotTakeAndTheTrailSaysSo() throws SQLException {
    String address = elsewhere();
    Session member = memberWith(address);
    int before = letters.to(address).size();
    execute("update mailbox set quota_bytes = 10 where account_id = " + member.accountId());
    transactions.run(() -> audit.by(member, Act.EXPORT_ASKED, member.signInName(), ORIGIN));
    assertThat(letters.last(address, before + 1).subject()).contains("A copy of all mail");
    assertThat(notTold(member, "EXPORT_ASKED")).isOne();

    transactions.run(() -> audit.by(member, Act.EXPORT_BROKEN, member.signInName(), ORIGIN));
    await().atMost(Duration.ofSeconds(30)).until(() -> notTold(member, "EXPORT_BROKEN") == 1);
    allLettersAreSent();
    assertThat(letters.to(address)).as("not of what matters less").hasSize(before + 1);
  }

  private long notTold(Session member, String act) {
    return count(
        "audit_entry where act = 'MEMBER_NOT_TOLD' and subject = '" + act + "' and account_id = ?",
        Long.toString(member.accountId()));
  }

  private void allLettersAreSent() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("scheduled_tasks where task_name = ?", "letter elsewhere") == 0);
  }

  @Test
  void refuseAllOurOwnInTheSameWordsWhetherTheyAreSomebodysOrNot() {
    Session member = register(newName());
    Session other = register(newName());
    for (String own :
        List.of(other.signInName(), newName() + "@psmail.test", member.signInName())) {
      assertThat(kindOf(() -> others.ask(member, own))).isEqualTo(Kind.ADDRESS_REFUSED);
    }
    assertThat(kindOf(() -> others.ask(member, "no address"))).isEqualTo(Kind.ADDRESS_REFUSED);
  }

  @Test
  void tellNobodyThatSomebodyElseHasTheSame() {
    String address = elsewhere();
    Session one = memberWith(address);
    Session two = memberWith(address);
    assertThat(others.find(one)).isPresent();
    assertThat(others.find(two)).isPresent();
  }

  @Test
  void refuseBlockedDomainsAllBelowThemAndInternationalNamesInBothForms() {
    Session operator = operator();
    Session member = register(newName());
    DomainName domain = DomainName.parse("würfel" + newName() + ".example");
    DomainName other = DomainName.parse(newName() + ".example");
    blocked.add(operator, List.of(domain, other), ORIGIN);
    assertThat(blocked.list()).contains(domain, other, new DomainName("mailinator.com"));
    for (String address :
        List.of(
            "a@" + domain.unicode(),
            "a@" + domain.ascii(),
            "a@one.two." + domain.ascii(),
            "a@MAIL.Mailinator.com")) {
      assertThat(kindOf(() -> others.ask(member, address))).isEqualTo(Kind.ADDRESS_REFUSED);
    }
    blocked.remove(operator, domain, ORIGIN);
    others.ask(member, "a@" + domain.unicode());
    assertThat(others.waiting(member)).contains("a@" + domain.ascii());
    assertThat(kindOf(() -> blocked.add(member, List.of(domain), ORIGIN)))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void standAmongWhatIsStoredOfTheirOwner() {
    String address = elsewhere();
    Session member = memberWith(address);
    assertThat(
            stored.of(member).stream()
                .filter(table -> table.name().equals("other_address"))
                .flatMap(table -> table.rows().stream())
                .map(row -> row.get(0)))
        .containsExactly(Optional.of(address));
  }

  @Test
  void leaveNoTraceWhenTheirOwnerLeaves() throws SQLException {
    String address = elsewhere();
    Session member = memberWith(address);
    begun(member, address);
    others.ask(member, elsewhere());
    Traces traces = new Traces(dataSource, address.substring(0, 33), Map.of());
    accounts.requestDeletion(member, PASSWORD, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofDays(15));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(traces.tables()).isEmpty());
    assertThat(count("pending_recovery where account_id = ?", Long.toString(member.accountId())))
        .isZero();
  }

  /** Once it was told, an address that has ended is kept nowhere. */
  private void gone(String address) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("other_address where address = ?", address) == 0);
    assertThat(letters.to(address)).extracting(Letter::to).containsOnly(address);
  }
}

package net.psmail.provisioning.postfixadmin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.postfixadmin.Source.AliasRow;
import net.psmail.provisioning.postfixadmin.Source.DomainRow;
import net.psmail.provisioning.postfixadmin.Source.MailboxRow;
import org.junit.jupiter.api.Test;

class TakeoverCheckTest {

  private static final String HASH = "$1$abc$OjV.pZyPkj1rdFoTIdfbY0";
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long OF_NEW = 500 * MEBIBYTE;

  private final List<DomainRow> domains = new ArrayList<>();
  private final List<MailboxRow> mailboxes = new ArrayList<>();
  private final List<AliasRow> aliases = new ArrayList<>();

  @Test
  void takesOverADomainWithItsMailboxAndTheAliasThatLeadsThere() {
    domain("old.test");
    mailbox("anna@old.test", HASH, 10 * MEBIBYTE);
    alias("anna@old.test", "anna@old.test");
    alias("a.lias@old.test", "Anna@old.test");
    assertThat(said())
        .containsExactly(
            "1 DOMAIN old.test READY",
            "2 MAILBOX anna@old.test READY",
            "3 ALIAS a.lias@old.test READY");
    TakeoverLine mailbox = lines().get(1);
    assertThat(mailbox.quotaBytes()).isEqualTo(10 * MEBIBYTE);
    assertThat(mailbox.scheme()).isEqualTo("MD5-CRYPT");
    assertThat(lines().get(2).target()).isEqualTo("Anna@old.test");
    assertThat(TakeoverCheck.addresses(source(Map.of())))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("anna@old.test", "a.lias@old.test");
  }

  @Test
  void saysOfEachDomainWhyItIsLeftOut() {
    domains.add(new DomainRow("ALL", false, true));
    domain("here.test");
    domain("stopped.test");
    domain("stands.test");
    domains.add(new DomainRow("backup.test", true, true));
    domains.add(new DomainRow("off.test", false, false));
    domain("no-domain");
    assertThat(said(Map.of("stands.test", "old.test", "unlisted.test", "old.test"), here()))
        .containsExactly(
            "1 DOMAIN here.test NOTHING",
            "2 DOMAIN stopped.test FAULTY DOMAIN_STOPPED",
            "3 DOMAIN stands.test FAULTY ALIAS_DOMAIN",
            "4 DOMAIN backup.test FAULTY BACKUP_DOMAIN",
            "5 DOMAIN off.test FAULTY INACTIVE",
            "6 DOMAIN no-domain FAULTY NAME_INVALID",
            "7 DOMAIN unlisted.test FAULTY ALIAS_DOMAIN");
  }

  @Test
  void saysOfEachMailboxWhyItIsLeftOut() {
    domain("here.test");
    mailbox("taken@here.test", HASH, 0);
    mailbox("mine@here.test", HASH, 0);
    mailbox("t.aken@here.test", HASH, 0);
    mailbox("abuse@here.test", HASH, 0);
    mailbox("a'b@here.test", HASH, 0);
    mailbox("anna@left.test", HASH, 0);
    mailbox("plain@here.test", "hunter2", 0);
    mailbox("weak@here.test", "{SHA}mN7MYuzjmaIu0w1JDvMzvn/ec4U=", 0);
    mailbox("unknown@here.test", "{PBKDF2}x", 0);
    mailbox(
        "costly@here.test", "$5$rounds=999999$abc$O6YBtWtvhW6ofX73IsijZCCCuc5QYDbFOjwrIYirHw4", 0);
    mailboxes.add(new MailboxRow("off@here.test", HASH, 0, false));
    mailbox("new.one@here.test", HASH, 0);
    mailbox("newone@here.test", HASH, 0);
    assertThat(said(Map.of(), here()).subList(1, 14))
        .containsExactly(
            "2 MAILBOX taken@here.test FAULTY NAME_TAKEN",
            "3 MAILBOX mine@here.test NOTHING",
            "4 MAILBOX t.aken@here.test FAULTY NAME_TAKEN",
            "5 MAILBOX abuse@here.test FAULTY NAME_RESERVED",
            "6 MAILBOX a'b@here.test FAULTY NAME_INVALID",
            "7 MAILBOX anna@left.test FAULTY DOMAIN_LEFT_OUT",
            "8 MAILBOX plain@here.test FAULTY PASSWORD_PLAIN",
            "9 MAILBOX weak@here.test FAULTY PASSWORD_WEAK",
            "10 MAILBOX unknown@here.test FAULTY PASSWORD_UNKNOWN",
            "11 MAILBOX costly@here.test FAULTY PASSWORD_COSTLY",
            "12 MAILBOX off@here.test FAULTY INACTIVE",
            "13 MAILBOX new.one@here.test READY",
            "14 MAILBOX newone@here.test FAULTY TWICE 13");
  }

  @Test
  void saysOfEachAliasWhyItIsLeftOut() {
    domain("here.test");
    mailbox("anna@here.test", HASH, 0);
    mailbox("plain@here.test", "hunter2", 0);
    alias("@here.test", "anna@here.test");
    alias("list@here.test", "anna@here.test, mine@here.test");
    alias("away@here.test", "anna@elsewhere.test");
    alias("lost@here.test", "plain@here.test");
    alias("anna@here.test", "anna@here.test,anna@elsewhere.test");
    alias("plain@here.test", "plain@here.test");
    alias("abuse@here.test", "anna@here.test,mine@here.test");
    alias("taken@here.test", "anna@here.test");
    alias("an.na@here.test", "anna@here.test");
    aliases.add(new AliasRow("off@here.test", "anna@here.test", false));
    alias("of-mine@here.test", "mine@here.test");
    alias("other@here.test", "mine@here.test");
    alias("empty@here.test", "");
    alias("chain@here.test", "of-mine@here.test");
    assertThat(said(Map.of(), here()).subList(3, 16))
        .containsExactly(
            "4 ALIAS @here.test FAULTY CATCH_ALL",
            "5 ALIAS list@here.test FAULTY LIST",
            "6 ALIAS away@here.test FAULTY TARGET_ELSEWHERE",
            "7 ALIAS lost@here.test FAULTY TARGET_LEFT_OUT",
            "8 ALIAS anna@here.test FAULTY FORWARDING",
            "9 ALIAS abuse@here.test FAULTY NAME_RESERVED",
            "10 ALIAS taken@here.test FAULTY NAME_TAKEN",
            "11 ALIAS an.na@here.test FAULTY TWICE 2",
            "12 ALIAS off@here.test FAULTY INACTIVE",
            "13 ALIAS of-mine@here.test NOTHING",
            "14 ALIAS other@here.test READY",
            "15 ALIAS empty@here.test FAULTY TARGET_ELSEWHERE",
            "16 ALIAS chain@here.test FAULTY TARGET_ELSEWHERE");
    assertThat(lines(Map.of(), here()).get(13).account()).contains(7L);
  }

  @Test
  void givesAQuotaThatAMailboxCanHave() {
    assertThat(quota(0)).isEqualTo(OF_NEW);
    assertThat(quota(-1)).isEqualTo(OF_NEW);
    assertThat(quota(1)).isEqualTo(MEBIBYTE);
    assertThat(quota(3 * MEBIBYTE)).isEqualTo(3 * MEBIBYTE);
    assertThat(quota(Long.MAX_VALUE)).isEqualTo(MEBIBYTE * MEBIBYTE);
  }

  @Test
  void noticesWhateverChangesARow() {
    MailboxRow row = new MailboxRow("anna@old.test", HASH, 5, true);
    assertThat(
            List.of(
                new MailboxRow("anna@old.test", HASH + "x", 5, true).digest(),
                new MailboxRow("anna@old.test", HASH, 6, true).digest(),
                new MailboxRow("anna@old.test", HASH, 5, false).digest()))
        .doesNotContain(row.digest());
    assertThat(row).hasToString("anna@old.test");
  }

  private static long quota(long there) {
    return new MailboxRow("anna@old.test", HASH, there, true).quotaHere(OF_NEW);
  }

  private static Here here() {
    return new Here(
        Map.of("here.test", true, "stopped.test", false),
        Map.of("mine@here.test", 7L),
        Map.of("of-mine@here.test", 7L),
        Set.of("taken@here.test", "mine@here.test", "ofmine@here.test"),
        address -> address.local().equals("abuse"),
        OF_NEW);
  }

  private void domain(String name) {
    domains.add(new DomainRow(name, false, true));
  }

  private void mailbox(String address, String password, long quota) {
    mailboxes.add(new MailboxRow(address, password, quota, true));
  }

  private void alias(String address, String targets) {
    aliases.add(new AliasRow(address, targets, true));
  }

  private Source source(Map<String, String> aliasDomains) {
    return new Source(domains, mailboxes, aliases, aliasDomains);
  }

  private List<TakeoverLine> lines() {
    return lines(
        Map.of(), new Here(Map.of(), Map.of(), Map.of(), Set.of(), address -> false, OF_NEW));
  }

  private List<TakeoverLine> lines(Map<String, String> aliasDomains, Here here) {
    return TakeoverCheck.lines(source(aliasDomains), here).stream().map(TakeoverLine::of).toList();
  }

  private List<String> said() {
    return lines().stream().map(TakeoverCheckTest::said).toList();
  }

  private List<String> said(Map<String, String> aliasDomains, Here here) {
    return lines(aliasDomains, here).stream().map(TakeoverCheckTest::said).toList();
  }

  private static String said(TakeoverLine line) {
    assertThat(line.fault().isPresent()).isEqualTo(line.state() == BulkLine.State.FAULTY);
    return "%d %s %s %s%s%s"
        .formatted(
            line.number(),
            line.what(),
            line.name(),
            line.state(),
            line.fault().map(fault -> " " + fault).orElse(""),
            Optional.of(line.other()).filter(other -> other > 0).map(o -> " " + o).orElse(""));
  }
}

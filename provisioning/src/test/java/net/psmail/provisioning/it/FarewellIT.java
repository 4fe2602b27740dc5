package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Accounts;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.export.Export;
import net.psmail.provisioning.export.Exports;
import net.psmail.provisioning.job.Job;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.member.MemberSendings;
import net.psmail.provisioning.rule.Filter;
import net.psmail.provisioning.rule.Filter.Part;
import net.psmail.provisioning.rule.Filter.Way;
import net.psmail.provisioning.rule.Forwards;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class FarewellIT extends FacadeTest {

  @Inject Forwards forwards;
  @Inject MailRules rules;
  @Inject Jobs jobs;
  @Inject MailServers mailServers;
  @Inject Exports exports;
  @Inject BulkActs bulks;
  @Inject Aliases aliases;
  @Inject MemberSendings sendings;

  @Test
  void refusesMailProgramsButNotTheOwnerDuringTheDaysOfGrace() {
    Session session = register(newName());
    String device = newDevice(session, "Laptop");
    Instant leavesAt = accounts.requestDeletion(session, PASSWORD, ORIGIN);
    assertThat(opensMail(session, device)).isFalse();
    assertThat(sessionOf(session.token()).leavesAt()).contains(leavesAt);
    assertThat(directory.recipient(session.ownMailbox())).isPresent();
    Session again = sessionOf(signIn(session.signInName(), PASSWORD, ORIGIN));
    accounts.undoDeletion(again, ORIGIN);
    assertThat(opensMail(session, device)).isTrue();
    assertThat(jobs.overview())
        .filteredOn(job -> job.name().equals("erase account"))
        .extracting(Job::instance)
        .noneMatch(instance -> instance.startsWith(session.accountId() + "/"));
  }

  @Test
  void saysTheSameDayToWhoAsksTwice() {
    Session session = register(newName());
    Instant leavesAt = accounts.requestDeletion(session, PASSWORD, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(5));
    assertThat(accounts.requestDeletion(session, PASSWORD, ORIGIN)).isEqualTo(leavesAt);
  }

  @Test
  void letsWhoStaysStayThoughTheEraserRunsAlready() throws SQLException {
    Session session = register(newName());
    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    execute(
        "update scheduled_tasks set picked = true, picked_by = 'x' where task_instance like '%s/%%'",
        session.accountId());

    accounts.undoDeletion(session, ORIGIN);

    assertThat(sessionOf(session.token()).leavesAt()).isEmpty();
  }

  @Test
  void erasesNothingBeforeTheDayThatWasSaidLast() throws SQLException {
    Session session = register(newName());
    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    String ofTheMember = "scheduled_tasks where task_instance like ?";
    String instance = session.accountId() + "/%";

    // As a job would be that an earlier request left behind.
    execute(
        "update scheduled_tasks set execution_time = '2020-01-01 00:00:00'"
            + " where task_name = 'erase account' and task_instance like '%s/%%'",
        session.accountId());

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count(ofTheMember + " and task_name = 'erase account'", instance) == 0);
    assertThat(sessions.find(session.token())).isPresent();
    assertThat(count("mail_user where address = ?", session.signInName())).isOne();
  }

  @Test
  void wantsThePassword() {
    Session session = register(newName());
    assertThat(kindOf(() -> accounts.requestDeletion(session, "wrong", ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
  }

  @Test
  void opensNothingOnceTheDaysOfGraceAreOverThoughTheMailIsStillThere() {
    Session session = register(newName());
    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    mailServers.stop();
    try {
      SettableClock.INSTANCE.putForward(Duration.ofDays(14).minusMinutes(1));
      Session later = sessionOf(signIn(session.signInName(), PASSWORD, ORIGIN));
      SettableClock.INSTANCE.putForward(Duration.ofMinutes(2));
      await().atMost(Duration.ofSeconds(30)).until(() -> sessions.find(later.token()).isEmpty());
      assertThat(count("account where sign_in_name = ?", session.signInName())).isOne();
      assertThat(count("mail_home where address = ?", session.signInName())).isOne();
      assertThat(directory.recipient(session.ownMailbox())).isEmpty();
    } finally {
      mailServers.start(TestApplication.tls(), TestApplication.tls());
    }
  }

  @Test
  void erasesEverythingButTheClaimOfTheName() {
    String name = newName();
    Session session = register(name);
    newDevice(session, "Laptop");
    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofDays(15));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("account where sign_in_name = ?", session.signInName()) == 0);
    assertThat(count("mailbox where address = ?", session.signInName())).isZero();
    assertThat(kindOf(() -> signIn(name, PASSWORD, ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(directory.recipient(session.ownMailbox())).isEmpty();
    assertThat(kindOf(() -> register(name))).isEqualTo(Kind.NAME_TAKEN);
  }

  /** Whatever table or file may come: each is looked through. */
  @Test
  void leavesNothingBehindInAnyTableNorOnDisk() throws SQLException {
    String name = newName();
    String alias = name + "x@psmail.test";
    Session session = register(name);
    signIn(session.signInName(), PASSWORD, new Origin("198.51.100.0/24", "browser of " + name));
    String password = newDevice(session, "Laptop of " + name);
    opensMail(session, password);
    directory.take(session.ownMailbox(), 1);
    sendings.liftProbation(operator(), session.accountId(), ORIGIN);
    directory.refused(session.signInName(), "open sesame", "imap", CLIENT);
    forwards.ask(session, name + "@example.org", ORIGIN);
    rules.addFilter(
        session,
        new Filter(Part.TO, Way.CONTAINS, name, Optional.empty(), true, false, false),
        ORIGIN);
    mailServers
        .current()
        .deliver(session.ownMailbox(), "Subject: Stay\r\n\r\nNot for long.".getBytes(US_ASCII));
    Traces traces = Traces.of(dataSource, session);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(traces.tables())
                    .contains(
                        "device_use",
                        "mail_sign_in",
                        "mail_filter",
                        "mail_forward",
                        "sent_count",
                        "probation_end"));
    assertThat(traces.files()).isNotEmpty();
    exports.begin(session, List.of(), ORIGIN);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> exports.of(session).orElseThrow().state() == Export.State.READY);
    assertThat(traces.tables()).contains("mail_export");
    Path copy = copyOf(session);
    standInATable(session, alias);
    aliases.make(session, name + "x", DOMAIN, "", ORIGIN);
    assertThat(traces.tables()).contains("bulk_line", "member_alias");
    assertThat(traces.values("audit_entry", "act")).contains("SIGNED_IN", "ALIAS_MADE");

    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofDays(15));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(traces.tables())
                    .containsExactlyInAnyOrder("address_claim", "audit_entry"));
    assertThat(traces.values("address_claim", "address"))
        .containsExactlyInAnyOrder(session.signInName(), alias);
    assertThat(traces.values("audit_entry", "act"))
        .contains("PROBATION_LIFTED", "ERASED")
        .isSubsetOf("PROBATION_LIFTED", "NOTE_ADDED", "ERASED");
    assertThat(traces.values("audit_entry", "actor")).isSubsetOf("an-operator", "system");
    assertThat(traces.files()).isEmpty();
    assertThat(copy).doesNotExist();
  }

  /** The upgrade does what was not done when they were erased. */
  @Test
  void forgetsWhatMembersDidWhoWereErasedByAnEarlierVersion() throws Exception {
    Session session = register(newName());
    String id = Long.toString(session.accountId());
    sendings.liftProbation(operator(), session.accountId(), ORIGIN);
    execute("delete from account where id = " + id);
    execute(
        "insert into audit_entry (account_id, occurred_at, actor, act, subject, network)"
            + " values (987654321, '2026-11-01 00:00:00', 'a-former-operator', 'DOMAIN_ADDED',"
            + " 'erased.example', 'x')");
    assertThat(count("audit_entry where account_id = ?", id)).isPositive();

    execute(lastStatementOf("V31__what_stays_of_erased_accounts.sql"));

    assertThat(count("audit_entry where account_id = ?", id)).isZero();
    assertThat(count("audit_entry where on_account_id = ?", id)).isOne();
    assertThat(count("audit_entry where actor = ?", "a-former-operator")).isOne();
  }

  private static String lastStatementOf(String migration) throws IOException {
    String resource = "/net/psmail/provisioning/migration/" + migration;
    try (InputStream script = Accounts.class.getResourceAsStream(resource)) {
      String all = new String(script.readAllBytes(), US_ASCII);
      int end = all.lastIndexOf(';');
      return all.substring(all.lastIndexOf(';', end - 1) + 1, end);
    }
  }

  /**
   * Of acts on many accounts, whose result is kept longer than the days of grace; the second
   * address is not known to be anybody's.
   */
  private void standInATable(Session session, String unknown) {
    Session operator = operator();
    String table =
        "address,act,value\n%s,note,Hello\n%s,note,Hello\n"
            .formatted(session.signInName(), unknown);
    long id = bulks.show(operator, table.getBytes(US_ASCII));
    bulks.order(operator, id, bulks.get(operator, id).digest(), ORIGIN);
  }

  private void execute(String sql, long accountId) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql.formatted(accountId))).isPositive();
    }
  }
}

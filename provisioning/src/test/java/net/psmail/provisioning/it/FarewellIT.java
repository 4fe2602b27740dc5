package net.psmail.provisioning.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException.Kind;
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
    Session session = register(name);
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
    standInATable(session);
    assertThat(traces.tables()).contains("bulk_line");

    accounts.requestDeletion(session, PASSWORD, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofDays(15));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(traces.tables())
                    .containsExactlyInAnyOrder("address_claim", "audit_entry"));
    assertThat(traces.files()).isEmpty();
    assertThat(copy).doesNotExist();
  }

  /** Of acts on many accounts, whose result is kept longer than the days of grace. */
  private void standInATable(Session session) {
    Session operator = operator();
    String table = "address,act,value\n" + session.signInName() + ",note,Hello\n";
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

package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Deletions;
import net.psmail.provisioning.account.Entry;
import net.psmail.provisioning.account.ResetUse;
import net.psmail.provisioning.account.Resets;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.Aliases;
import net.psmail.provisioning.audit.OwnLog;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.bulk.BulkLine.State;
import net.psmail.provisioning.bulk.ShownActs;
import net.psmail.provisioning.domain.CustomerDomains;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.mailserver.Recipient;
import net.psmail.provisioning.member.Wording;
import net.psmail.provisioning.postfixadmin.SourceFault;
import net.psmail.provisioning.postfixadmin.TakeoverCount;
import net.psmail.provisioning.postfixadmin.TakeoverFault;
import net.psmail.provisioning.postfixadmin.TakeoverLine;
import net.psmail.provisioning.postfixadmin.TakeoverLine.What;
import net.psmail.provisioning.postfixadmin.Takeovers;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.SessionToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostfixAdminIT extends ShownActsTest {

  private static final Path THEIRS =
      Path.of(System.getProperty("psmail.data", "")).resolve("postfixadmin");
  private static final int MOST_ROWS = 50_000;
  private static final String NEW_PASSWORD = "another horse battery";
  private static final String WRONG = "wrong horse battery";

  /** Of {@link #PASSWORD}, as PHP and doveadm make it. */
  private static final String HASH =
      "{SHA512-CRYPT}$6$oePRtr8GOlNW7M0T$sH5fVWt99ODsA7bKyzuevlK2hzWkkbiBcW.768tA7nscL5yp5Mj22PPu/4cPvUwVoPuJdkMFvMj9SlRKeOAp/1";

  private static final String BCRYPT =
      "$2y$05$24W5Nm6tXKqbtrCH55Oo5OWAJ7GBgy65Osouj/HksAf5IHlQnATGW";

  private static final String COSTLY =
      "{BLF-CRYPT}$2y$12$V5vQ21cPNwRDLaI3qWmiOuMSdbQSEbf29fAtk78vOkqolTlPR/FOK";

  @Inject Takeovers takeovers;
  @Inject BulkActs bulks;
  @Inject CustomerDomains domains;
  @Inject MailDomains mailDomains;
  @Inject Aliases aliases;
  @Inject OwnLog log;
  @Inject Resets resets;
  @Inject ResetUse use;
  @Inject Deletions deletions;

  private PostfixAdminTables tables;
  private String domain;
  private String anna;

  @Override
  ShownActs<?> acts() {
    return takeovers;
  }

  @BeforeEach
  void fill() throws IOException {
    tables = PostfixAdminTables.emptied(THEIRS);
    domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".test";
    anna = "anna@" + domain;
    tables.domain("ALL");
    tables.domain(domain);
    tables.mailbox("anna", domain, HASH, 5_242_880);
  }

  @Test
  void showsWhatWouldBeTakenOverAndChangesNothing() throws IOException {
    tables.mailbox("bert", domain, "hunter2", 0);
    tables.alias("a.b", domain, anna);
    tables.alias("all", domain, anna + ",bert@" + domain);
    long id = takeovers.show(boss);
    assertThat(lines(id))
        .extracting(
            TakeoverLine::what, TakeoverLine::name, TakeoverLine::state, TakeoverLine::fault)
        .containsExactly(
            tuple(What.DOMAIN, domain, State.READY, Optional.empty()),
            tuple(What.MAILBOX, anna, State.READY, Optional.empty()),
            tuple(
                What.MAILBOX,
                "bert@" + domain,
                State.FAULTY,
                Optional.of(TakeoverFault.PASSWORD_PLAIN)),
            tuple(What.ALIAS, "a.b@" + domain, State.READY, Optional.empty()),
            tuple(What.ALIAS, "all@" + domain, State.FAULTY, Optional.of(TakeoverFault.LIST)));
    TakeoverLine mailbox = lines(id).get(1);
    assertThat(mailbox.quotaBytes()).isEqualTo(5_242_880);
    assertThat(mailbox.scheme()).isEqualTo("SHA512-CRYPT");
    assertThat(takeovers.get(boss, id).state()).isEqualTo(Bulk.State.SHOWN);
    assertThat(takeovers.source(boss).orElseThrow()).startsWith("127.0.0.1:").endsWith("/postfix");
    assertThat(domains.find(new DomainName(domain))).isEmpty();
    assertThat(count("account where sign_in_name = ?", anna)).isZero();
    assertThat(count("address_claim where address = ?", anna)).isZero();
  }

  @Test
  void countsTheLinesOfEachKind() throws IOException {
    tables.mailbox("bert", domain, "hunter2", 0);
    tables.mailbox("carl", domain, "hunter3", 0);
    tables.alias("a.b", domain, anna);
    tables.alias("all", domain, anna + ",bert@" + domain);
    long id = takeovers.show(boss);
    TakeoverCount plain = faulty(What.MAILBOX, TakeoverFault.PASSWORD_PLAIN, 2);
    TakeoverCount list = faulty(What.ALIAS, TakeoverFault.LIST, 1);
    assertThat(takeovers.counts(boss, id))
        .containsExactlyInAnyOrder(
            one(What.DOMAIN, State.READY),
            one(What.MAILBOX, State.READY),
            plain,
            one(What.ALIAS, State.READY),
            list);
    order(id);
    awaitEnd(id);
    assertThat(takeovers.counts(boss, id))
        .containsExactlyInAnyOrder(
            one(What.DOMAIN, State.DONE),
            one(What.MAILBOX, State.DONE),
            plain,
            one(What.ALIAS, State.DONE),
            list);
  }

  /** The list would be cut off, and nobody would see that. */
  @Test
  void refusesADatabaseWithMoreRowsThanAreShownAndKeepsNothing() throws IOException {
    tables.aliases(MOST_ROWS - 3, domain, anna);
    assertThat(fault()).isEqualTo(SourceFault.TOO_MANY);
    assertThat(count("bulk_act where made_by_id = ?", Long.toString(boss.accountId()))).isZero();
    assertThat(count("bulk_line where address like ?", "%@" + domain)).isZero();
  }

  @Test
  void takesOverWhatWasShown() throws IOException {
    tables.alias("a.b", domain, anna);
    Bulk bulk = takeOver();
    assertThat(bulk.state()).isEqualTo(Bulk.State.DONE);
    assertThat(bulk.count(State.DONE)).isEqualTo(3);
    assertThat(domains.find(new DomainName(domain)).orElseThrow().signUp())
        .isEqualTo(SignUpPolicy.CLOSED);
    Recipient recipient = directory.recipient(MailAddress.parse(anna)).orElseThrow();
    assertThat(recipient.quotaBytes()).isEqualTo(5_242_880);
    Session member = sessionOf(signIn(anna, PASSWORD, ORIGIN));
    assertThat(aliases.list(member, "", 1).aliases())
        .extracting(alias -> alias.address().toString())
        .containsExactly("a.b@" + domain);
    assertThat(log.page(member, true, Long.MAX_VALUE).acts().toString())
        .contains("TAKEN_OVER", "ALIAS_MADE");
    assertThat(
            count(
                "scheduled_tasks where task_name = 'welcome mail' and task_instance = ?",
                Long.toString(member.accountId())))
        .isZero();
    assertThat(
            count(
                "bulk_line where state = 'DONE' and account_id = ?",
                Long.toString(member.accountId())))
        .isEqualTo(2);
  }

  @Test
  void letsMembersInWithThePasswordThatTheyHadAndMakesItTheirOwn() throws Exception {
    takeOver();
    String key = publicKey();
    assertThat(kindOf(() -> signIn(anna, WRONG, ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(foreignPasswords()).isOne();
    assertThat(envelopes("TAKEOVER")).isOne();

    Entry first = signIns.signIn(anna, PASSWORD, Optional.empty(), ORIGIN);
    assertThat(first.first()).isTrue();
    SessionToken token = first.session().orElseThrow();

    assertThat(foreignPasswords()).isZero();
    assertThat(envelopes("TAKEOVER")).isZero();
    assertThat(envelopes("SIGN_IN")).isOne();
    assertThat(publicKey()).isEqualTo(key);
    assertThat(opens(token)).isTrue();
    Session member = sessionOf(token);
    String code = recovery.code(member).orElseThrow();
    assertThat(opensMail(member, newDevice(member, "Laptop"))).isTrue();
    assertThat(signIn(anna, PASSWORD, ORIGIN)).isNotNull();
    assertThat(opens(signIn(anna, PASSWORD, ORIGIN))).isTrue();
    assertThat(kindOf(() -> signIn(anna, WRONG, ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(opens(recovery.recover(anna, code, NEW_PASSWORD, false, ORIGIN))).isTrue();
    assertThat(kindOf(() -> signIn(anna, PASSWORD, ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);
  }

  @Test
  void letsInAllWhoComeForTheFirstTimeAtOnce() throws Exception {
    takeOver();
    List<Future<SessionToken>> results = atOnce(4, () -> signIn(anna, PASSWORD, ORIGIN));
    assertThat(refusals(results)).isEmpty();
    for (Future<SessionToken> result : results) {
      assertThat(opens(result.get())).isTrue();
    }
    assertThat(foreignPasswords()).isZero();
  }

  /** The hash of another is computed for a name that waits for nothing, and opens nothing. */
  @Test
  void letsNobodyInByTheHashOfAnother() {
    takeOver();
    Session other = register(newName());
    assertThat(kindOf(() -> signIn("nobody@" + domain, PASSWORD, ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(kindOf(() -> signIn(other.signInName(), WRONG, ORIGIN)))
        .isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(foreignPasswords()).isOne();
  }

  /** The least of several, for whatever else goes on only adds to it. */
  @Test
  void takesAsLongForANameThatNobodyHas() throws IOException, SQLException {
    tables.mailbox("slow", domain, COSTLY, 0);
    tables.execute("delete from mailbox where username = '" + anna + "'");
    takeOver();
    execute("delete from foreign_password where hash not like '$2y$12$%'");
    Session other = register(newName());
    long waiting = least("slow@" + domain);
    assertThat(least("nobody@" + domain)).isBetween(waiting * 2 / 3, waiting * 3 / 2);
    assertThat(least(other.signInName())).isBetween(waiting * 2 / 3, waiting * 3 / 2);
  }

  private long least(String name) {
    return IntStream.range(0, 5)
        .mapToLong(
            i -> {
              long start = System.nanoTime();
              assertThat(kindOf(() -> signIn(name, WRONG, ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);
              return System.nanoTime() - start;
            })
        .min()
        .orElseThrow();
  }

  @Test
  void leavesTheOldPasswordBehindOnceALinkWasUsed() {
    takeOver();
    String key = publicKey();
    long account = account();
    resets.offer(boss, account, ORIGIN);
    String link = resets.takeNew(boss, account).orElseThrow();
    SessionToken token = use.use(link, NEW_PASSWORD, ORIGIN);
    assertThat(publicKey()).isNotEqualTo(key);
    assertThat(opens(token)).isTrue();
    assertThat(envelopes("TAKEOVER")).isZero();
    assertThat(foreignPasswords()).isZero();
    assertThat(kindOf(() -> signIn(anna, PASSWORD, ORIGIN))).isEqualTo(Kind.SIGN_IN_REFUSED);
    assertThat(signIn(anna, NEW_PASSWORD, ORIGIN)).isNotNull();
  }

  @Test
  void erasesWhoNeverCame() {
    takeOver();
    long account = account();
    deletions.propose(boss, account, Wording.reason("Left long ago"), ORIGIN);
    deletions.approve(operator(), account, ORIGIN);
    SettableClock.INSTANCE.putForward(Duration.ofDays(15));
    await().atMost(A_WHILE).until(() -> count("account where sign_in_name = ?", anna) == 0);
    assertThat(count("foreign_password where account_id = ?", Long.toString(account))).isZero();
    assertThat(count("bulk_line where address = ? and act = 'mailbox'", anna)).isZero();
  }

  @Test
  void saysWhatHasChangedSinceItWasShown() throws IOException {
    mailDomains.served();
    tables.mailbox("bert", domain, BCRYPT, 0);
    tables.alias("a.b", domain, "bert@" + domain);
    tables.mailbox("carl", domain, BCRYPT, 0);
    takeOver();
    tables.mailbox("dora", domain, BCRYPT, 0);
    tables.mailbox("emil", domain, BCRYPT, 0);
    tables.mailbox("fred", domain, BCRYPT, 0);
    tables.alias("of.fred", domain, "fred@" + domain);
    long id = takeovers.show(boss);
    assertThat(lines(id))
        .filteredOn(line -> line.state() == State.NOTHING)
        .extracting(TakeoverLine::name)
        .containsExactly(domain, anna, "bert@" + domain, "carl@" + domain, "a.b@" + domain);
    tables.execute("update mailbox set quota = 7340032 where username = 'dora@" + domain + "'");
    tables.execute("delete from mailbox where username = 'emil@" + domain + "'");
    domains.changeSignUp(boss, new DomainName(domain), SignUpPolicy.OPEN, ORIGIN);
    Session faster = sessionOf(accounts.register(form("fred", new DomainName(domain)), ORIGIN));
    order(id);
    awaitEnd(id);
    assertThat(lines(id))
        .filteredOn(line -> line.state() != State.NOTHING)
        .extracting(TakeoverLine::name, TakeoverLine::state, TakeoverLine::refusal)
        .containsExactly(
            tuple("dora@" + domain, State.CHANGED, Optional.empty()),
            tuple("emil@" + domain, State.CHANGED, Optional.empty()),
            tuple("fred@" + domain, State.REFUSED, Optional.of(Kind.NAME_TAKEN)),
            tuple("of.fred@" + domain, State.REFUSED, Optional.of(Kind.NOT_FOUND)));
    assertThat(aliases.list(faster, "", 1).found()).isZero();
  }

  @Test
  void goesOnWhereAProcessWasKilledAndDoesNothingTwice() throws Exception {
    for (int i = 0; i < 6; i++) {
      tables.mailbox("m" + i, domain, BCRYPT, 0);
    }
    long id = takeovers.show(boss);
    order(id);
    awaitEnd(id);
    assertThat(awaitEndAfterAKill(id, 5).state()).isEqualTo(Bulk.State.DONE);
    assertThat(takeovers.get(boss, id).count(State.DONE)).isEqualTo(5);
    assertThat(takeovers.get(boss, id).count(State.REFUSED)).isEqualTo(3);
    assertThat(count("account where sign_in_name like ?", "%@" + domain)).isEqualTo(7);
    assertThat(count("audit_entry where act = 'TAKEN_OVER' and subject like ?", "%@" + domain))
        .isEqualTo(7);
  }

  @Test
  void hearsOneOfManyWhoOrderItAtOnceAndDoesNothingTwice() throws Exception {
    for (int i = 0; i < 10; i++) {
      tables.mailbox("m" + i, domain, BCRYPT, 0);
    }
    List<Long> shown = IntStream.range(0, 3).mapToObj(i -> takeovers.show(boss)).toList();
    for (long id : shown) {
      List<Future<Boolean>> results =
          atOnce(
              4,
              () -> {
                order(id);
                return true;
              });
      assertThat(refusals(results))
          .hasSize(3)
          .extracting(ProvisioningException::kind)
          .containsOnly(Kind.BULK_OVER);
    }
    shown.forEach(this::awaitEnd);
    assertThat(count("account where sign_in_name like ?", "%@" + domain)).isEqualTo(11);
    assertThat(shown.stream().mapToLong(id -> takeovers.get(boss, id).count(State.DONE)).sum())
        .isEqualTo(12);
    assertThat(shown.stream().mapToLong(id -> takeovers.get(boss, id).count(State.READY)).sum())
        .isZero();
  }

  @Test
  void isStoppedAndGoesOnNoMore() throws IOException, SQLException {
    long id = takeovers.show(boss);
    order(id);
    awaitEnd(id);
    execute("update bulk_act set state = 'RUNNING' where id = " + id);
    takeovers.stop(boss, id, ORIGIN);
    assertThat(takeovers.get(boss, id).state()).isEqualTo(Bulk.State.STOPPED);
    assertThat(count("audit_entry where act = 'TAKEOVER_STOPPED' and subject = ?", "#" + id))
        .isOne();
    assertThat(
            count("audit_entry where act = 'TAKEOVER_ORDERED' and subject = ?", "#" + id + " (2)"))
        .isOne();
  }

  @Test
  void saysInPlainWordsWhyTheDatabaseIsNotRead() throws Exception {
    tables.execute("rename table alias_domain to away");
    assertThat(fault()).isEqualTo(SourceFault.TABLES_MISSING);
    tables.execute("rename table away to alias_domain");

    tables.execute("revoke select on postfix.mailbox from reader@'%'");
    assertThat(fault()).isEqualTo(SourceFault.ACCESS_REFUSED);
    tables.execute("grant select on postfix.mailbox to reader@'%'");

    Path file = THEIRS.resolve("reader.password");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(fault()).isEqualTo(SourceFault.PASSWORD_FILE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    MariaDb database = MariaDb.in(THEIRS);
    database.close();
    try {
      assertThat(fault()).isEqualTo(SourceFault.UNREACHABLE);
    } finally {
      database.start();
    }
    assertThat(takeovers.show(boss)).isPositive();
  }

  @Test
  void waitsForTheDatabaseWhenItGoesAwayInBetween() throws Exception {
    long id = takeovers.show(boss);
    MariaDb database = MariaDb.in(THEIRS);
    database.close();
    try {
      order(id);
      await()
          .atMost(A_WHILE)
          .until(
              () ->
                  count(
                          "scheduled_tasks where consecutive_failures > 0 and task_instance = ?",
                          Long.toString(id))
                      == 1);
      assertThat(takeovers.get(boss, id).count(State.READY)).isEqualTo(2);
    } finally {
      database.start();
    }
    assertThat(awaitEnd(id).count(State.DONE)).isEqualTo(2);
  }

  @Test
  void isForOperatorsOnlyAndApartFromTables() {
    Session member = register(newName());
    long id = takeovers.show(boss);
    for (Runnable act :
        List.<Runnable>of(
            () -> takeovers.show(member),
            () -> takeovers.source(member),
            () -> takeovers.ordered(member),
            () -> takeovers.get(member, id),
            () -> takeovers.lines(member, id, Optional.empty(), 0, 1),
            () -> takeovers.counts(member, id),
            () -> takeovers.order(member, id, "", ORIGIN),
            () -> takeovers.stop(member, id, ORIGIN),
            () -> bulks.get(boss, id),
            () -> bulks.stop(boss, id, ORIGIN))) {
      assertThat(kindOf(act)).isEqualTo(Kind.NOT_FOUND);
    }
    String digest = takeovers.get(boss, id).digest();
    assertThat(kindOf(() -> bulks.order(boss, id, digest, ORIGIN))).isEqualTo(Kind.BULK_OVER);
    order(id);
    awaitEnd(id);
    assertThat(takeovers.ordered(boss)).extracting(Bulk::id).contains(id);
    assertThat(bulks.ordered(boss)).extracting(Bulk::id).doesNotContain(id);
  }

  private SourceFault fault() {
    return refusal(() -> takeovers.show(boss)).sourceFault();
  }

  private static TakeoverCount one(What what, State state) {
    return new TakeoverCount(what, state, Optional.empty(), 1);
  }

  private static TakeoverCount faulty(What what, TakeoverFault fault, long lines) {
    return new TakeoverCount(what, State.FAULTY, Optional.of(fault), lines);
  }

  private Bulk takeOver() {
    long id = takeovers.show(boss);
    order(id);
    return awaitEnd(id);
  }

  private List<TakeoverLine> lines(long id) {
    return takeovers.lines(boss, id, Optional.empty(), 0, 100);
  }

  private String publicKey() {
    return directory.recipient(MailAddress.parse(anna)).orElseThrow().publicKey().toString();
  }

  private long foreignPasswords() {
    return count(
        "foreign_password where account_id in (select id from account where sign_in_name" + " = ?)",
        anna);
  }

  private long envelopes(String purpose) {
    return count(
        "key_envelope e join mailbox m on m.id = e.mailbox_id where e.purpose = '"
            + purpose
            + "' and m.address = ?",
        anna);
  }

  private long account() {
    return takeovers.ordered(boss).stream()
        .flatMap(bulk -> lines(bulk.id()).stream())
        .filter(line -> line.name().equals(anna))
        .flatMap(line -> line.account().stream())
        .findFirst()
        .orElseThrow();
  }

  /** Whether a session has the key to what the mailbox is encrypted to. */
  private boolean opens(SessionToken token) throws IllegalStateException {
    try {
      byte[] text = {1, 2, 3};
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(sessions.mailboxKey(token));
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(directory.recipient(MailAddress.parse(anna)).orElseThrow().publicKey());
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}

package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.account.Accounts;
import net.psmail.provisioning.account.Recovery;
import net.psmail.provisioning.account.Registration;
import net.psmail.provisioning.account.SignIns;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.device.DevicePasswords;
import net.psmail.provisioning.device.DeviceWish;
import net.psmail.provisioning.mailserver.MailDirectory;
import net.psmail.provisioning.session.Session;
import net.psmail.provisioning.session.Session.Role;
import net.psmail.provisioning.session.SessionToken;
import net.psmail.provisioning.session.Sessions;
import net.psmail.provisioning.signup.Proofs;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;

/** The facades as the portal uses them, and a few people who register. */
@ArquillianTest
abstract class FacadeTest {

  static final DomainName DOMAIN = new DomainName("psmail.test");
  static final Origin ORIGIN = new Origin("192.0.2.0/24", "a browser");
  static final InetAddress CLIENT = InetAddress.getLoopbackAddress();
  static final String PASSWORD = "correct horse battery";

  @Inject Accounts accounts;
  @Inject SignIns signIns;
  @Inject Proofs proofs;
  @Inject Sessions sessions;
  @Inject Recovery recovery;
  @Inject DevicePasswords devices;
  @Inject MailDirectory directory;

  @Resource ManagedExecutorService threads;

  @Resource(lookup = "java:app/jdbc/psmail")
  DataSource dataSource;

  /** A name that no other test has. */
  static String newName() {
    return "n" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }

  Registration form(String name) {
    return form(name, DOMAIN);
  }

  Registration form(String name, DomainName domain) {
    String form = UUID.randomUUID().toString();
    return new Registration(
        form, name, domain, PASSWORD, Solver.solve(proofs.challenge(form)), "", "en");
  }

  Session register(String name) {
    return sessionOf(accounts.register(form(name), ORIGIN));
  }

  Session sessionOf(SessionToken token) {
    return sessions.find(token).orElseThrow();
  }

  /** Signs in who has no second step. */
  SessionToken signIn(String name, String password, Origin origin) {
    return signIns.signIn(name, password, Optional.empty(), origin).session().orElseThrow();
  }

  String newDevice(Session session, String name) {
    devices.make(session, DeviceWish.named(name), ORIGIN);
    return devices.shown(session).orElseThrow().password();
  }

  boolean opensMail(Session session, String devicePassword) {
    return directory.logIn(session.signInName(), devicePassword, "imap", CLIENT).isPresent();
  }

  static ProvisioningException refusal(Runnable act) {
    ProvisioningException refusal = catchThrowableOfType(ProvisioningException.class, act::run);
    assertThat(refusal).isNotNull();
    return refusal;
  }

  static Kind kindOf(Runnable act) {
    return refusal(act).kind();
  }

  /** Does it so many times at once, each on a thread of its own. */
  <T> List<Future<T>> atOnce(int times, Callable<T> act) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> results =
        IntStream.range(0, times)
            .mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          start.await();
                          return act.call();
                        }))
            .toList();
    start.countDown();
    return results;
  }

  /** What they ended with: those that were refused. */
  static <T> List<ProvisioningException> refusals(List<Future<T>> results) {
    List<ProvisioningException> refusals = new ArrayList<>();
    for (Future<T> result : results) {
      try {
        result.get();
      } catch (ExecutionException refused) {
        refusals.add((ProvisioningException) refused.getCause());
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
    return refusals;
  }

  /** Waits until no letter is to be written any more about what a member did. */
  void noLetterWaits(Session session) {
    String waiting =
        "scheduled_tasks t where t.task_name = 'member letter' and exists (select 1 from audit_entry e"
            + " where t.task_instance = concat(e.id, '') and e.account_id = ?)";
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> count(waiting, Long.toString(session.accountId())) == 0);
  }

  /** How many letters about such an act a member was sent. */
  long told(Session session, String act) {
    return count(
        "audit_entry where act = 'MEMBER_TOLD' and subject = '" + act + "' and account_id = ?",
        Long.toString(session.accountId()));
  }

  long count(String fromWhere, String parameter) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement("select count(*) from " + fromWhere)) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Somebody who has been here for years. */
  Session memberOfAge() throws SQLException {
    return ofAge(register(newName()));
  }

  Session ofAge(Session member) throws SQLException {
    execute(
        "update account set created_at = '2020-01-01 00:00:00' where id = " + member.accountId());
    return member;
  }

  /** The facades ask for the role alone; who the operator is stands in the trail. */
  Session operator() {
    Session member = register(newName());
    return new Session(
        member.token(),
        member.accountId(),
        "an-operator",
        Role.OPERATOR,
        Optional.empty(),
        "en",
        true,
        Optional.empty(),
        Optional.empty(),
        member.signedInAt(),
        false,
        true,
        Optional.empty());
  }

  /** How many of them wait for an operator. */
  long waitingOf(List<Future<SessionToken>> results) throws Exception {
    long waits = 0;
    for (Future<SessionToken> result : results) {
      waits += sessionOf(result.get()).waitingSince().isPresent() ? 1 : 0;
    }
    return waits;
  }

  /** Where copies to take along lie. */
  static Path copies() {
    return Path.of(System.getProperty("psmail.data"), "export");
  }

  /** The file of a member's copy. */
  Path copyOf(Session session) {
    String own = "mail_export where account_id = " + session.accountId() + " and file = ?";
    try (Stream<Path> files = Files.list(copies())) {
      return files
          .filter(file -> count(own, file.toFile().getName()) == 1)
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package net.psmail.journey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whether somebody who has no password and no code learns from the time of an answer which mailbox
 * there is. What a server must say openly is left out: that a name is taken, to who registers; and
 * that it takes mail for an address, to who has some.
 */
final class AnswerTimesBench {

  static final String[] SETTINGS = {
    "psmail.http.trusted-proxies=127.0.0.1",
    "psmail.limit.sign-in.account=off",
    "psmail.limit.sign-in.strangers=off",
    "psmail.limit.sign-in.network=off",
    "psmail.limit.recovery.network=off"
  };

  private static final Duration SHORT = Duration.ofMillis(2);
  private static final Duration LONG = Duration.ofMillis(400);
  private static final int HASHED = 250;
  private static final int NOT_HASHED = 500;
  private static final int DELAYED = 150;
  private static final int DELAYED_AT_ONCE = 24;

  private final Installation psmail;
  private final TimedMembers members;
  private boolean seen = true;

  AnswerTimesBench(Installation psmail) {
    this.psmail = psmail;
    this.members = new TimedMembers(psmail);
  }

  /** Whether all planted delays were seen. */
  boolean measure() throws SQLException, InterruptedException, ExecutionException {
    boolean real = psmail.way() == Way.REAL;
    String servers = real ? "MariaDB, Dovecot, Postfix" : "H2, embedded mail server";
    members.comeIn();
    ofTheSignIn(servers);
    ofTheCode(servers);
    if (real) {
      ofTheLostCode(servers);
    }
    ofTheMail(servers);
    return seen;
  }

  private void measure(AnswerTimes times) throws InterruptedException, ExecutionException {
    seen &= times.measure();
  }

  private void ofTheSignIn(String servers) throws InterruptedException, ExecutionException {
    Bench.heading("a wrong password in the web", servers);
    TimedForm form = new TimedForm(psmail, "/sign-in", 422);
    AnswerTimes times = new AnswerTimes(HASHED, 1, SHORT);
    times.first("a member", () -> signIn(form, members.plain()));
    times.then("nobody", () -> signIn(form, members.nobody()));
    if (psmail.way() == Way.REAL) {
      times.then("a member who is suspended", () -> signIn(form, members.suspended()));
      times.then("a member with a second step", () -> signIn(form, members.withSecondStep()));
    }
    measure(times);
  }

  private static long signIn(TimedForm form, String address) throws Exception {
    return form.send("name", address, "password", word());
  }

  private void ofTheCode(String servers) throws InterruptedException, ExecutionException {
    Bench.heading("a wrong recovery code", servers);
    TimedForm form = new TimedForm(psmail, "/recover", 422);
    measure(
        new AnswerTimes(NOT_HASHED, 1, SHORT)
            .first("a member", () -> recover(form, members.plain()))
            .then("nobody", () -> recover(form, members.nobody())));
  }

  private static long recover(TimedForm form, String address) throws Exception {
    return form.send("address", address, "code", word(), "password", Visitor.PASSWORD);
  }

  private void ofTheLostCode(String servers) throws InterruptedException, ExecutionException {
    Bench.heading("a lost recovery code", servers);
    TimedForm form = new TimedForm(psmail, "/recover/lost", 303);
    measure(
        new AnswerTimes(NOT_HASHED, 1, SHORT)
            .first("a member with another address", () -> lose(form, members.withOtherAddress()))
            .then("a member without one", () -> lose(form, members.plain()))
            .then("nobody", () -> lose(form, members.nobody())));
  }

  private static long lose(TimedForm form, String address) throws Exception {
    return form.send("address", address);
  }

  private void ofTheMail(String servers)
      throws SQLException, InterruptedException, ExecutionException {
    if (psmail.way() == Way.REAL) {
      ofTheMail(servers, DELAYED, DELAYED_AT_ONCE, LONG);
      try (Connection database = new RealServers(psmail).connect()) {
        ofTheDatabase(database);
      }
    } else {
      ofTheMail(servers, NOT_HASHED, 1, SHORT);
    }
  }

  /**
   * What Dovecot asks before it refuses. Its delay begins afterwards and ends at the next half
   * second: whoever is alone with the server subtracts it.
   */
  private void ofTheDatabase(Connection database)
      throws SQLException, InterruptedException, ExecutionException {
    Bench.heading("what is noted of a refused login, without Dovecot's delay", "MariaDB");
    try (PreparedStatement note =
        database.prepareStatement("select note_refused_login(?, 'imap', '127.0.7.7', ?, true)")) {
      measure(
          new AnswerTimes(NOT_HASHED, 1, SHORT)
              .first("a member", () -> note(note, members.plain()))
              .then("nobody", () -> note(note, members.nobody())));
    }
  }

  private static long note(PreparedStatement note, String address) throws SQLException {
    note.setString(1, address);
    note.setString(2, "%08x".formatted(ThreadLocalRandom.current().nextInt()));
    long begin = System.nanoTime();
    note.execute();
    return System.nanoTime() - begin;
  }

  private void ofTheMail(String servers, int times, int atOnce, Duration planted)
      throws InterruptedException, ExecutionException {
    WrongPassword guess = new WrongPassword(psmail);
    Bench.heading("a wrong password by IMAP", servers);
    measure(
        new AnswerTimes(times, atOnce, planted)
            .first("a member", () -> guess.byImap(members.plain()))
            .then("nobody", () -> guess.byImap(members.nobody())));
    Bench.heading("a wrong password at the submission of mail", servers);
    measure(
        new AnswerTimes(times, atOnce, planted)
            .first("a member", () -> guess.bySubmission(members.plain()))
            .then("nobody", () -> guess.bySubmission(members.nobody())));
  }

  private static String word() {
    return Long.toString(ThreadLocalRandom.current().nextLong(1L << 50, 1L << 51), 36);
  }
}

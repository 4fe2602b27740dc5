package net.psmail.journey;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What a million members cost those who come, those who are there, and the mail servers. */
final class AccountsBench {

  private static final int FEW = 1_000;
  private static final int MANY = 1_000_000;
  private static final int REGISTRATIONS = 120;
  private static final int GUESSES = 500;
  private static final int PAGES = 200;
  private static final double MOST_OF_SIGN_UPS = 1.2;
  private static final double MOST_OF_PAGES = 2;

  private final Installation psmail;
  private final SignUps signUps;

  AccountsBench(Installation psmail) {
    this.psmail = psmail;
    this.signUps = new SignUps(psmail);
  }

  void measure() throws Exception {
    String model = "model@psmail.test";
    String password = new Visitor(psmail).becomeMember("model");
    signUps.perSecond(REGISTRATIONS);
    try (Connection database = new RealServers(psmail).connect()) {
      ManyMembers members = new ManyMembers(database, model);
      members.fillUpTo(FEW);
      double among = measureAmong(members, database, password);
      long begin = System.nanoTime();
      members.fillUpTo(MANY);
      Bench.say(
          "%n  filled in %.0f s", Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0);
      most(
          "registrations among %d / among %d, seconds".formatted(MANY, FEW),
          MOST_OF_SIGN_UPS,
          among / measureAmong(members, database, password));
    }
    measureFlood();
  }

  private double measureAmong(ManyMembers members, Connection database, String password)
      throws Exception {
    Bench.heading("among %d members".formatted(members.count()), "MariaDB, as it is shipped");
    double rate = signUps.perSecond(REGISTRATIONS);
    Bench.say("  registrations a second %6.1f", rate);
    new MailLookups(database, selector(database, password), members.count()).measure();
    return rate;
  }

  /** Pages are asked for by readers who pause, about two hundred a second. */
  private void measureFlood() throws IOException {
    Bench.heading(
        "%d guesses of passwords a second from many networks".formatted(GUESSES),
        "the guesser is on this machine");
    Wrk.atHalf(2 * PAGES, psmail.url() + "/", 5);
    Wrk alone = Wrk.atHalf(2 * PAGES, psmail.url() + "/", 15);
    try (SignInFlood flood = new SignInFlood(psmail, MANY).begin(GUESSES)) {
      Wrk.atHalf(2 * PAGES, psmail.url() + "/", 5);
      Wrk meanwhile = Wrk.atHalf(2 * PAGES, psmail.url() + "/", 15);
      Bench.say("  home page alone         %s", alone);
      Bench.say("  home page meanwhile     %s", meanwhile);
      Bench.say("  answers by their status %s", flood.answers());
      most("p99 of others meanwhile / alone", MOST_OF_PAGES, meanwhile.most() / alone.most());
    }
  }

  private static void most(String what, double aim, double ratio) {
    Bench.say(
        "  %-56s ratio %6.2f  aim %5.1f at most %s",
        what, ratio, aim, ratio <= aim ? "reached" : "missed");
  }

  private static String selector(Connection database, String password) throws SQLException {
    try (var statement = database.prepareStatement("select left(sha2(?, 256), 8)")) {
      statement.setString(1, password);
      try (var answer = statement.executeQuery()) {
        answer.next();
        return answer.getString(1);
      }
    }
  }
}

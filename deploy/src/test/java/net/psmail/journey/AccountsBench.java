package net.psmail.journey;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What a million members cost those who come, those who are there, and the mail servers. */
final class AccountsBench {

  private static final int FEW = 1_000;
  private static final int MANY = 1_000_000;
  private static final int REGISTRATIONS = 120;
  private static final double MOST_OF_SIGN_UPS = 1.2;

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
      Bench.most(
          "registrations among %d / among %d, seconds".formatted(MANY, FEW),
          MOST_OF_SIGN_UPS,
          among / measureAmong(members, database, password));
    }
  }

  private double measureAmong(ManyMembers members, Connection database, String password)
      throws Exception {
    Bench.heading("among %d members".formatted(members.count()), "MariaDB, as it is shipped");
    double rate = signUps.perSecond(REGISTRATIONS);
    Bench.say("  registrations a second %6.1f", rate);
    new MailLookups(database, selector(database, password), members.count()).measure();
    return rate;
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

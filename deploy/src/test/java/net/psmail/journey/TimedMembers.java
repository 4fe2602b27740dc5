package net.psmail.journey;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Members of several kinds, and names of nobody that are as long. With the real servers they are
 * copies of one, written behind the portal's back; else they come through the front door.
 */
final class TimedMembers {

  private static final int FIRST = 1000;
  private static final int BY_FORM = 40;
  private static final int COPIES = 5_000;

  private static final String[] STEPS = {
    """
    insert into suspension (account_id, kind, reason, address, made_by, made_at)
      select id, 'SIGN_IN', 'Sends advertising', sign_in_name, 'bench', created_at
      from account where sign_in_name between 'full2000@' and 'full2999@psmail.test'
    """,
    """
    insert into code_generator (account_id, sealed, last_step, added_at)
      select id, 'bench', 0, created_at
      from account where sign_in_name between 'full3000@' and 'full3999@psmail.test'
    """,
    """
    insert into other_address (account_id, address, confirmed_at)
      select id, concat('at.', substring_index(sign_in_name, '@', 1), '@elsewhere.example'), created_at
      from account where sign_in_name between 'full4000@' and 'full4999@psmail.test'
    """
  };

  private final Installation psmail;
  private int plain;

  TimedMembers(Installation psmail) {
    this.psmail = psmail;
  }

  void comeIn() throws SQLException {
    if (psmail.way() == Way.REAL) {
      plain = 1000;
      new Visitor(psmail).becomeMember("model");
      copy();
    } else {
      plain = BY_FORM;
      for (int number = 0; number < BY_FORM; number++) {
        new Visitor(psmail).register("full" + (FIRST + number));
      }
    }
  }

  private void copy() throws SQLException {
    try (Connection database = new RealServers(psmail).connect();
        Statement statement = database.createStatement()) {
      new ManyMembers(database, "model@psmail.test").fillUpTo(COPIES);
      for (String step : STEPS) {
        statement.executeUpdate(step);
      }
    }
  }

  String plain() {
    return one("full", FIRST, plain);
  }

  String nobody() {
    return one("none", FIRST, plain);
  }

  String suspended() {
    return one("full", 2000, 1000);
  }

  String withSecondStep() {
    return one("full", 3000, 1000);
  }

  String withOtherAddress() {
    return one("full", 4000, 1000);
  }

  private static String one(String name, int first, int count) {
    return name + (first + ThreadLocalRandom.current().nextInt(count)) + "@psmail.test";
  }
}

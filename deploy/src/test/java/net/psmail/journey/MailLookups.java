package net.psmail.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Dovecot and Postfix ask the database, in the words of their own configuration, for members
 * chosen at random.
 */
final class MailLookups {

  private static final int MOST_MILLISECONDS = 2;
  private static final int TIMES = 4_000;

  private final Connection database;
  private final String selector;
  private final int members;
  private final Random random = new Random(7);

  MailLookups(Connection database, String selector, int members) {
    this.database = database;
    this.selector = selector;
    this.members = members;
  }

  void measure() throws SQLException, IOException {
    say("bare round trip", "select 1", "", 1, false);
    for (Map.Entry<String, String> lookup : lookups().entrySet()) {
      boolean alias = lookup.getKey().endsWith("alias");
      boolean counts = lookup.getKey().contains("counted");
      say(lookup.getKey(), lookup.getValue(), alias ? "other" : "full", counts ? 0 : 1, true);
    }
  }

  private Map<String, String> lookups() throws IOException {
    Map<String, String> lookups = new LinkedHashMap<>();
    Path dovecot = Path.of("dovecot/dovecot-sql.conf.ext.in");
    lookups.put("Dovecot: a login", query(dovecot, "password_query"));
    lookups.put("Dovecot: a delivery", query(dovecot, "user_query"));
    lookups.put("Postfix: is it a mailbox", ofPostfix("mailboxes"));
    lookups.put("Postfix: where leads an alias", ofPostfix("aliases"));
    lookups.put("Postfix: is a sender a member", ofPostfix("members"));
    lookups.put("Postfix: whose is the sender", ofPostfix("senders"));
    lookups.put("Postfix: whose is the sender's alias", ofPostfix("senders"));
    lookups.put("Postfix: counted, if an alias", ofPostfix("counts"));
    return lookups;
  }

  private static String ofPostfix(String map) throws IOException {
    return query(Path.of("postfix/mysql-" + map + ".cf.in"), "query");
  }

  private static String query(Path file, String key) throws IOException {
    String text = Files.readString(file).replace("\\\n", " ");
    Matcher line = Pattern.compile("^" + key + " =\\s+(.*)$", Pattern.MULTILINE).matcher(text);
    if (!line.find()) {
      throw new IllegalStateException("no " + key + " in " + file);
    }
    return line.group(1);
  }

  private String filled(String query, String address) {
    boolean dovecot = query.contains("%{sha256") || query.contains("quota-status");
    return query
        .replace("%{sha256;truncate=32:password}", selector)
        .replace("%{sha256:password}", "0".repeat(64))
        .replace("%u@%d", address)
        .replace("'%s'", dovecot ? "'imap'" : "'" + address + "'")
        .replace("%u", address);
  }

  private void say(String what, String query, String name, int rows, boolean aimed)
      throws SQLException {
    ask(query, name, rows, TIMES / 4);
    double[] times = ask(query, name, rows, TIMES);
    Arrays.sort(times);
    double most = times[TIMES * 99 / 100];
    Bench.say(
        "  %-38s p50 %6.2f  p99 %6.2f ms%s",
        what,
        times[TIMES / 2],
        most,
        aimed
            ? "   aim %d ms %s"
                .formatted(MOST_MILLISECONDS, most <= MOST_MILLISECONDS ? "reached" : "missed")
            : "");
  }

  private double[] ask(String query, String name, int rows, int count) throws SQLException {
    double[] milliseconds = new double[count];
    try (Statement statement = database.createStatement()) {
      for (int time = 0; time < count; time++) {
        String address = name + (1 + random.nextInt(members)) + "@psmail.test";
        String filled = filled(query, address);
        long begin = System.nanoTime();
        int found = 0;
        try (ResultSet answer = statement.executeQuery(filled)) {
          while (answer.next()) {
            found++;
          }
        }
        milliseconds[time] = (System.nanoTime() - begin) / 1e6;
        if (found != rows) {
          throw new IllegalStateException(found + " rows for " + filled);
        }
      }
    }
    return milliseconds;
  }
}

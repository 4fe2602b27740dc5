package net.psmail.provisioning.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.member.MemberDomain;
import net.psmail.provisioning.member.MemberQuestions;
import net.psmail.provisioning.member.MemberQuestions.Question;
import net.psmail.provisioning.member.MemberSearch;
import net.psmail.provisioning.member.MemberSearch.Standing;
import net.psmail.provisioning.member.Members;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * How long an operator waits for a page of accounts, among a thousand and among a million: part of
 * {@code deploy/psmail bench}. The database is asked what the portal asks it: which numbers, and
 * then what a list shows of them.
 */
final class MembersBench {

  /** Kept, for a logger that nobody holds forgets its level. */
  private static final Logger LOG = Logger.getLogger("org.flywaydb");

  private static final int FEW = 1_000;
  private static final int MANY = 1_000_000;

  /** The default is for thousands; to fill it with a million takes longer than all else here. */
  private static final int MANY_IN_H2 = 100_000;

  private static final int RUNS = 1_000;
  private static final int WARM_UP = 200;
  private static final double AIM_MILLIS = 50;
  private static final String H2 =
      "jdbc:h2:file:%s/accounts;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
  private static final List<String> DOMAINS = List.of("psmail.test", "second.test", "small.test");

  private static final MemberDomain SECOND =
      new MemberDomain(Optional.of("second.test"), OptionalLong.of(2));

  /** One of ten thousand is there. */
  private static final MemberDomain SMALL =
      new MemberDomain(Optional.of("small.test"), OptionalLong.of(3));

  private final Connection connection;
  private final boolean mariaDb;
  private final Random random = new Random(7);

  private MembersBench(Connection connection, boolean mariaDb) {
    this.connection = connection;
    this.mariaDb = mariaDb;
  }

  public static void main(String[] arguments) throws Exception {
    LOG.setLevel(Level.WARNING);
    Path files = Files.createTempDirectory("psmail-bench");
    try {
      say("%naccounts  (a page of %d, one thread, aim: p99 %.0f ms)", Members.PAGE, AIM_MILLIS);
      measure("H2", H2.formatted(files), MANY_IN_H2, false);
      try (MariaDb server = MariaDb.create(files.resolve("mariadb"), freePort())) {
        measure("MariaDB", server.url() + "&rewriteBatchedStatements=true", MANY, true);
      }
    } finally {
      remove(files);
    }
  }

  private static void measure(String name, String url, int most, boolean mariaDb)
      throws SQLException {
    Flyway.configure()
        .dataSource(url, MariaDb.USER, MariaDb.PASSWORD)
        .locations("classpath:net/psmail/provisioning/migration")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url, MariaDb.USER, MariaDb.PASSWORD)) {
      MembersBench bench = new MembersBench(connection, mariaDb);
      bench.fill(1, FEW);
      Map<String, double[]> few = bench.all();
      bench.fill(FEW + 1, most);
      Map<String, double[]> many = bench.all();
      many.forEach((kind, times) -> tell(name, kind, few.getOrDefault(kind, times), most, times));
    }
  }

  private static void tell(String name, String kind, double[] few, int most, double[] many) {
    double p99 = percentile(many, 99);
    say(
        "  %-8s%-28s 1 k: p50 %6.2f p99 %6.2f ms   %,d: p50 %6.2f p99 %6.2f ms   ratio %4.1f%s",
        name,
        kind,
        percentile(few, 50),
        percentile(few, 99),
        most,
        percentile(many, 50),
        p99,
        percentile(many, 50) / percentile(few, 50),
        p99 > AIM_MILLIS ? "   ABOVE THE AIM" : "");
  }

  private Map<String, double[]> all() throws SQLException {
    Map<String, double[]> times = new LinkedHashMap<>();
    times.put("beginning of an address", time(this::beginning, MemberDomain.ANY));
    times.put("whole address", time(this::whole, MemberDomain.ANY));
    times.put("all", time(() -> MemberSearch.of(""), MemberDomain.ANY));
    times.put("all that leave", time(() -> search(Standing.LEAVING, false), MemberDomain.ANY));
    times.put("all suspended", time(() -> search(Standing.SUSPENDED, false), MemberDomain.ANY));
    times.put("suspended in a small domain", time(() -> search(Standing.SUSPENDED, true), SMALL));
    times.put("domain", time(() -> search(null, true), SECOND));
    times.put("domain and standing", time(() -> search(Standing.LEAVING, true), SECOND));
    times.put("alias", timeAliases(MemberDomain.ANY, MemberDomain.ANY));
    times.put("alias in a small domain", timeAliases(SMALL, MemberDomain.ANY));
    times.put("alias, by who has a small one", timeAliases(MemberDomain.ANY, SMALL));
    return times;
  }

  private double[] timeAliases(MemberDomain domain, MemberDomain office) throws SQLException {
    return time(() -> MemberQuestions.byAlias(MemberSearch.of("alias."), domain, office));
  }

  private double[] time(Supplier<MemberSearch> searches, MemberDomain domain) throws SQLException {
    return time(() -> MemberQuestions.byAddress(searches.get(), domain));
  }

  private MemberSearch beginning() {
    return MemberSearch.of(name(random.nextInt(FEW)).substring(0, 4));
  }

  private MemberSearch whole() {
    return MemberSearch.of(name(random.nextInt(FEW)) + "@psmail.test");
  }

  private static MemberSearch search(@Nullable Standing standing, boolean inDomain) {
    return new MemberSearch(
        "",
        inDomain ? Optional.of(new DomainName("second.test")) : Optional.empty(),
        Optional.ofNullable(standing),
        "");
  }

  /** Spread over the alphabet, and the same in both databases. */
  private static String name(int number) {
    return Long.toString((number + 1) * 2_654_435_761L % 2_176_782_336L + 2_176_782_336L, 36);
  }

  private double[] time(Supplier<Question> questions) throws SQLException {
    double[] millis = new double[RUNS];
    for (int run = -WARM_UP; run < RUNS; run++) {
      Question question = questions.get();
      long begin = System.nanoTime();
      ask(question);
      if (run >= 0) {
        millis[run] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private void ask(Question question) throws SQLException {
    List<Long> ids = new ArrayList<>();
    String sql = question.sql().replaceAll("\\?\\d", "?") + " limit " + (Members.PAGE + 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < question.values().size(); i++) {
        statement.setObject(i + 1, question.values().get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
    }
    if (!ids.isEmpty()) {
      read(ids);
    }
  }

  private void read(List<Long> ids) throws SQLException {
    String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    for (String sql :
        List.of(
            "select id, sign_in_name, state, created_at from account where id in (%s)",
            "select account_id, kind from suspension where account_id in (%s)")) {
      try (PreparedStatement statement = connection.prepareStatement(sql.formatted(list));
          ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getString(2);
        }
      }
    }
  }

  /**
   * One of a hundred leaves, one of ten is in the second domain, and everybody has an alias of the
   * same beginning. One of a thousand is suspended.
   */
  private void fill(int from, int to) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into account (sign_in_name, role, language, state, password_kdf,"
                + " password_verifier, created_at, domain_id)"
                + " values (?, 'MEMBER', 'en', ?, '', '', '2026-01-01 00:00:00', ?)")) {
      if (from == 1) {
        addDomains();
      }
      for (int number = from; number <= to; number++) {
        long domain = number % 10_000 == 500 ? 3 : number % 10 == 0 ? 2 : 1;
        insert.setString(1, name(number) + "@" + DOMAINS.get((int) domain - 1));
        insert.setString(2, number % 100 == 0 ? "LEAVING" : "ACTIVE");
        insert.setLong(3, domain);
        insert.addBatch();
        if (number % 1_000 == 0) {
          insert.executeBatch();
          addTo(number - 999, number);
          connection.commit();
        }
      }
    }
    connection.setAutoCommit(true);
    execute(mariaDb ? "analyze table account, member_alias, suspension" : "analyze");
  }

  /** What the accounts with these numbers have, which the database gives in order. */
  private void addTo(int first, int last) throws SQLException {
    String these = " from account where id between %d and %d".formatted(first, last);
    execute(
        "insert into member_alias (account_id, account_domain_id, domain_id, address, kind, note,"
            + " active, made_at) select id, domain_id, domain_id, concat('alias.', sign_in_name),"
            + " 'OWN', '', true, created_at"
            + these);
    execute(
        "insert into suspension (account_id, kind, reason, address, made_by, made_at)"
            + " select id, 'SENDING', 'spam', sign_in_name, 'operator', created_at"
            + these
            + " and mod(id, 1000) = 500");
  }

  private void addDomains() throws SQLException {
    for (String domain : DOMAINS) {
      execute(
          "insert into mail_domain (name, active, created_at) values ('%s', true, '2026-01-01 00:00:00')"
              .formatted(domain));
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void say(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }

  private static void remove(Path directory) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

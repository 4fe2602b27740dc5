package net.psmail.provisioning.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Chooses ports, starts the database and says both to the container, before it starts. */
public class ContainerEnvironment implements LauncherSessionListener {

  private static final String H2_OPTIONS =
      ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_ON_EXIT=FALSE";

  private static final int SECONDS_TO_END = 20;

  private final List<MariaDb> started = new ArrayList<>();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String database = System.getProperty("it.database");
    if (database == null) {
      return;
    }
    try {
      Path directory = Files.createTempDirectory("psmail-it-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNothing(directory)));
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("psmail.data", directory.toString());
      settings.put("it.database", database);
      settings.put("psmail.domains", "psmail.test,second.test");
      settings.put("psmail.contact.mailbox", "those.who.run@psmail.test");
      settings.put(
          "psmail.dkim.directory", Files.createDirectory(directory.resolve("signer")).toString());
      settings.put("psmail.signup.proof", "50");
      settings.put("psmail.signup.hourly", "1000");
      settings.put("psmail.signup.names.refuse", "evil*");
      settings.put("psmail.signup.names.approve", "bank*");
      String imaps = Integer.toString(freePort());
      settings.put("psmail.mail.imaps.port", imaps);
      settings.put("psmail.import.ports", imaps);
      settings.put("psmail.import.private-hosts", "true");
      settings.put("psmail.import.roots", directory.resolve("roots.pem").toString());
      settings.put("psmail.webhook.private-hosts", "true");
      settings.put("psmail.webhook.roots", directory.resolve("roots.pem").toString());
      settings.put("psmail.webhook.timeout", "PT2S");
      settings.put("psmail.mail.pop3s.port", "0");
      settings.put("psmail.mail.submissions.port", "0");
      settings.put("psmail.sending.policy.port", Integer.toString(freePort()));
      settings.putAll(postfixAdmin(directory.resolve("postfixadmin")));
      settings.putAll(database.equals("h2") ? h2(directory) : mariaDb(directory));
      System.setProperty("it.http.port", Integer.toString(freePort()));
      System.setProperty(
          "it.jvm.options",
          settings.entrySet().stream()
              .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
              .collect(Collectors.joining(" ", "-Xmx256m -XX:+UseSerialGC ", "")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    started.forEach(MariaDb::close);
  }

  /** The container ends with this process too, and until then it writes. */
  private static void leaveNothing(Path directory) {
    try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
      CompletableFuture<?>[] ends =
          children
              .peek(ProcessHandle::destroy)
              .map(ProcessHandle::onExit)
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(ends).orTimeout(SECONDS_TO_END, TimeUnit.SECONDS).join();
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, String> h2(Path directory) {
    return Map.of(
        "psmail.db.class", "org.h2.jdbcx.JdbcDataSource",
        "psmail.db.url", "jdbc:h2:file:" + directory.resolve("db/psmail") + H2_OPTIONS,
        "psmail.db.user", "psmail",
        "psmail.db.password", "psmail");
  }

  /** Of another provider, whatever the database of this one is. */
  private Map<String, String> postfixAdmin(Path directory) throws IOException {
    MariaDb theirs = PostfixAdminTables.create(directory, freePort());
    started.add(theirs);
    return Map.of(
        "psmail.postfixadmin.url",
        theirs.url("postfix"),
        "psmail.postfixadmin.user",
        PostfixAdminTables.READER,
        "psmail.postfixadmin.password-file",
        PostfixAdminTables.passwordFile(directory).toString());
  }

  private Map<String, String> mariaDb(Path directory) throws IOException {
    MariaDb own = MariaDb.create(directory.resolve("mariadb"), freePort());
    started.add(own);
    return Map.of(
        "psmail.db.class",
        "com.mysql.cj.jdbc.MysqlDataSource",
        "psmail.db.url",
        own.url(),
        "psmail.db.user",
        MariaDb.USER,
        "psmail.db.password",
        MariaDb.PASSWORD);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

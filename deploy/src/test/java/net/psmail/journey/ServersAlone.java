package net.psmail.journey;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.DovecotSettings;
import net.psmail.provisioning.mailserver.SieveSettings;
import org.flywaydb.core.Flyway;

/** MariaDB, Dovecot and Postfix without a portal, with the schema and certificate it would make. */
final class ServersAlone implements AutoCloseable {

  private static final String RELAY = "relay";

  private static final List<String> LISTENERS =
      List.of(
          "DATABASE",
          "IMAPS",
          "POP3S",
          "SUBMISSIONS",
          "SMTP",
          "SIEVE",
          "LMTP",
          "DOVEADM",
          "REPLY",
          "POLICY");

  private final Path data;
  private final RealServers servers;
  private final Properties settings = new Properties();

  private ServersAlone(Path data, RealServers servers, int relay) {
    this.data = data;
    this.servers = servers;
    settings.setProperty(RELAY, Integer.toString(relay));
  }

  static ServersAlone start() throws IOException {
    Path data = Files.createTempDirectory("psmail-servers");
    // The servers change to users of their own, who must be able to pass through.
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    int relay = Ports.free();
    ServersAlone alone = new ServersAlone(data, new RealServers(data, variables(relay)), relay);
    try {
      alone.startAll();
      return alone;
    } catch (IOException | RuntimeException e) {
      alone.close();
      throw e;
    }
  }

  private static List<String> variables(int relay) {
    List<String> variables = new ArrayList<>();
    LISTENERS.forEach(listener -> variables.add("REAL_" + listener + "_PORT=" + Ports.free()));
    // Where nobody listens, unless a test does: none of its letters leaves the machine.
    variables.add("REAL_RELAY_HOST=[127.0.0.1]:" + relay);
    return variables;
  }

  private void startAll() throws IOException {
    servers.prepare();
    settings.putAll(servers.settings());
    OwnCertificate.write(Files.createDirectories(data.resolve("tls")));
    servers.startDatabase();
    Flyway.configure()
        .dataSource(
            setting("psmail.db.url"), setting("psmail.db.user"), setting("psmail.db.password"))
        .locations("classpath:net/psmail/provisioning/migration")
        .load()
        .migrate();
    servers.grant();
    servers.startMail();
  }

  /** Dovecot and Postfix; the database goes on. */
  void restartMail() {
    servers.stopMail();
    servers.startMail();
  }

  DovecotSettings dovecot() {
    return new DovecotSettings(
        setting("psmail.mail.lmtp.host"),
        number("psmail.mail.lmtp.port"),
        number("psmail.mail.relay.port"),
        URI.create(setting("psmail.mail.doveadm.url")),
        setting("psmail.mail.doveadm.key"),
        Optional.of(
            new SieveSettings(
                "localhost",
                "127.0.0.1",
                number("psmail.mail.sieve.port"),
                setting("psmail.mail.sieve.user"),
                setting("psmail.mail.sieve.password"))));
  }

  SSLSocketFactory trust() {
    return MailProgram.trusting(data.resolve("tls/ca.pem")).getSocketFactory();
  }

  /** Where Dovecot keeps all that it has of a mailbox. */
  Path home(MailAddress mailbox) {
    List<String> question =
        List.of("doveadm", "-c", configuration(), "user", "-f", "home", mailbox.toString());
    return Path.of(Command.succeed(question).strip());
  }

  /** The file that Dovecot's own programs ask for. */
  String configuration() {
    return data.resolve("dovecot/dovecot.conf").toString();
  }

  /** The command that tells what Postfix has not sent yet. */
  List<String> queue() {
    return List.of("postqueue", "-c", data.resolve("postfix/etc").toString(), "-p");
  }

  /** What a server has noted so far. */
  String log(String server) throws IOException {
    return Files.readString(data.resolve("log").resolve(server + ".log"));
  }

  /** The port to which Postfix brings mail for others. */
  int relay() {
    return number(RELAY);
  }

  /** The port for mail of other servers. */
  int smtp() {
    return number("psmail.status.smtp.port");
  }

  int number(String key) {
    return Integer.parseInt(setting(key));
  }

  String setting(String key) {
    return Objects.requireNonNull(settings.getProperty(key), key);
  }

  @Override
  public void close() {
    servers.stopMail();
    servers.stopDatabase();
    Trees.delete(data);
  }
}

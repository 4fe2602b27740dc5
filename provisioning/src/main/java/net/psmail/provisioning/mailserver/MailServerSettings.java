package net.psmail.provisioning.mailserver;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about the mail server.
 *
 * @param kind which of them
 * @param data the data directory of the installation
 * @param host the name that mail programs are told
 * @param bind the address that the embedded server listens on
 * @param dovecot where Dovecot is reached, if it is the one
 */
public record MailServerSettings(
    Kind kind,
    Path data,
    String host,
    String bind,
    int imapsPort,
    int pop3sPort,
    int submissionsPort,
    Optional<DovecotSettings> dovecot) {

  /** The mail servers that there are. */
  public enum Kind {
    /** Within this process. */
    EMBEDDED,
    /** Dovecot beside this process, with Postfix before it. */
    DOVECOT
  }

  private static final int HIGHEST_PORT = 65_535;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static MailServerSettings read() {
    Kind kind =
        Setting.read(
            "psmail.mail.server",
            "embedded",
            text -> Kind.valueOf(text.toUpperCase(Locale.ROOT)),
            "embedded or dovecot");
    String host = Setting.text("psmail.mail.host", "localhost");
    String bind = Setting.text("psmail.mail.bind", "127.0.0.1");
    return new MailServerSettings(
        kind,
        Setting.read(
            "psmail.data", "", MailServerSettings::directory, "the path of the data directory"),
        host,
        bind,
        port("psmail.mail.imaps.port", "9993"),
        port("psmail.mail.pop3s.port", "9995"),
        port("psmail.mail.submissions.port", "9465"),
        kind == Kind.DOVECOT ? Optional.of(readDovecot(host, bind)) : Optional.empty());
  }

  /**
   * Where this process reaches the ports, which may be another name than members are told: a
   * Dovecot on another machine is where its LMTP is.
   */
  public String reachedAt() {
    return dovecot.map(DovecotSettings::lmtpHost).map(lmtp -> machine(lmtp, bind)).orElse(bind);
  }

  private static String machine(String lmtp, String bind) {
    return LOOPBACK.contains(lmtp) ? bind : lmtp;
  }

  private static DovecotSettings readDovecot(String host, String bind) {
    String lmtp = Setting.text("psmail.mail.lmtp.host", "127.0.0.1");
    return new DovecotSettings(
        lmtp,
        port("psmail.mail.lmtp.port", ""),
        port("psmail.mail.relay.port", "0"),
        Setting.read(
            "psmail.mail.doveadm.url",
            "",
            MailServerSettings::api,
            "the address of Dovecot's administration API, such as http://127.0.0.1:8081/doveadm/v1"),
        Setting.text("psmail.mail.doveadm.key", ""),
        readSieve(host, machine(lmtp, bind)));
  }

  private static Optional<SieveSettings> readSieve(String host, String machine) {
    int port = port("psmail.mail.sieve.port", "0");
    return port == 0
        ? Optional.empty()
        : Optional.of(
            new SieveSettings(
                host,
                machine,
                port,
                Setting.text("psmail.mail.sieve.user", "psmail"),
                Setting.text("psmail.mail.sieve.password", "")));
  }

  private static URI api(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }

  private static Path directory(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException(text);
    }
    return path;
  }

  private static int port(String key, String fallback) {
    return Setting.read(
        key,
        fallback,
        text -> {
          int port = Integer.parseInt(text);
          if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(text);
          }
          return port;
        },
        "a port between 1 and " + HIGHEST_PORT);
  }
}

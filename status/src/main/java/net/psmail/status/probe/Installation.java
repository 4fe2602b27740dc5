package net.psmail.status.probe;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.psmail.status.Settings;

/**
 * The probes of the installation that these settings belong to: its listeners where it is this very
 * machine, else what everybody reaches of it.
 */
final class Installation {

  private static final String LOOPBACK = "127.0.0.1";

  /** A certificate is renewed long before, also one that lives for six days. */
  private static final String DAYS = "1";

  private static final String LEAST_FREE = "5";

  private final Settings settings;
  private final boolean elsewhere;
  private final List<Probe> found = new ArrayList<>();

  Installation(Settings settings) {
    this.settings = settings;
    this.elsewhere = settings.flag("psmail.status.alone");
  }

  List<Probe> probes() {
    addMail(ProbeKind.IMAPS, settings.port("psmail.mail.imaps.port", 9993));
    addMail(ProbeKind.SUBMISSIONS, settings.port("psmail.mail.submissions.port", 9465));
    addMail(ProbeKind.POP3S, settings.port("psmail.mail.pop3s.port", 9995));
    addMail(ProbeKind.SMTP, settings.port("psmail.status.smtp.port", 0));
    addMail(ProbeKind.SUBMISSION, settings.port("psmail.status.submission.port", 0));
    addMail(ProbeKind.IMAP, settings.port("psmail.status.imap.port", 0));
    addMail(ProbeKind.POP3, settings.port("psmail.status.pop3.port", 0));
    addMail(ProbeKind.SIEVE, settings.port("psmail.status.sieve.port", 0));
    if (elsewhere) {
      addSite();
    } else {
      addWeb();
      settings
          .text("psmail.data")
          .ifPresent(
              data -> add("disk", "storage", ProbeKind.DISK, data, Map.of("free", LEAST_FREE)));
    }
    return found;
  }

  private void addMail(ProbeKind kind, int port) {
    if (port != 0) {
      String name = settings.text("psmail.mail.host", "localhost");
      String host = elsewhere ? name : reachable(settings.text("psmail.mail.bind", LOOPBACK));
      add(kind.key(), kind.key(), kind, at(host, port), Map.of("name", name, "days", DAYS));
    }
  }

  private void addWeb() {
    URI site = settings.site("psmail.site.url", "http://localhost:8080");
    String host = reachable(settings.text("psmail.http.bind", LOOPBACK));
    int secure = settings.port("psmail.https.port", 8443);
    if (secure != 0) {
      Map<String, String> options = Map.of("name", site.getHost(), "days", DAYS);
      add("https", "https", ProbeKind.HTTP, "https://" + at(host, secure) + "/", options);
    }
    int plain = settings.port("psmail.http.port", 8080);
    if (plain != 0) {
      String ready = "http://" + at(host, plain) + "/health/ready";
      add("http", "http", ProbeKind.HTTP, ready, Map.of());
    }
  }

  /** As visitors do: ports behind a proxy are none that a stranger reaches. */
  private void addSite() {
    URI site = settings.site("psmail.site.url", "http://localhost:8080");
    add("https", "https", ProbeKind.HTTP, site + "/", Map.of("days", DAYS));
    add("http", "http", ProbeKind.HTTP, site + "/health/ready", Map.of());
  }

  private void add(
      String key, String component, ProbeKind kind, String target, Map<String, String> options) {
    Usual usual = Usual.of(kind, settings);
    found.add(
        new Probe(
            key,
            component,
            kind,
            target,
            new TreeMap<>(options),
            usual.interval(),
            usual.timeout(),
            usual.failures(),
            null,
            usual.severity(),
            null,
            Origin.ADMINISTRATOR));
  }

  private static String at(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** A server that listens everywhere is asked where it is nearest. */
  private static String reachable(String bind) {
    return switch (bind) {
      case "0.0.0.0", "*" -> LOOPBACK;
      case "::" -> "::1";
      default -> bind;
    };
  }
}

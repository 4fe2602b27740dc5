package net.psmail.status.subscription;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * How subscribers are told.
 *
 * @param name the provider's name
 * @param site the provider's web site
 * @param url where the status page is reached
 * @param relay null: nothing is sent by mail
 * @param allowed addresses that webhooks may have beside public ones
 * @param key the file with the key of the links
 */
public record SubscriptionSettings(
    String name, URI site, URI url, @Nullable Relay relay, Networks allowed, Path key) {

  /** How a connection to the relay is protected. */
  enum Tls {
    NONE(25),
    STARTTLS(587),
    TLS(465);

    private final int port;

    Tls(int port) {
      this.port = port;
    }
  }

  /**
   * The mail server that takes our mails; another one than that whose faults they tell of.
   *
   * @param user empty: no login
   * @param from the address that they come from
   * @param name the name beside it
   */
  record Relay(
      String host, int port, Tls tls, String user, String password, String from, String name) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Relay[" + host + ":" + port + "]";
    }
  }

  /**
   * Reads them.
   *
   * @throws StatusException INVALID_SETTING
   */
  public static SubscriptionSettings from(Settings settings) {
    URI site = settings.site("psmail.site.url", "http://localhost:8080");
    String name = settings.text("psmail.site.name", "PSMail");
    Path data =
        settings
            .text("psmail.data")
            .map(Path::of)
            .orElseThrow(() -> wrong("psmail.data", "write the path of the data directory."));
    return new SubscriptionSettings(
        name,
        site,
        settings.site("psmail.status.url", site + "/status"),
        relay(settings, site, name),
        allowed(settings),
        data.resolve("status").resolve("subscription.key"));
  }

  private static @Nullable Relay relay(Settings settings, URI site, String name) {
    Optional<String> host = settings.text("psmail.status.mail.host");
    if (host.isEmpty()) {
      return null;
    }
    Tls tls = tls(settings.text("psmail.status.mail.tls", "starttls"));
    String from = settings.text("psmail.status.mail.from", "status@" + site.getHost());
    return new Relay(
        host.get(),
        settings.number("psmail.status.mail.port", tls.port, 1, 65_535),
        tls,
        settings.text("psmail.status.mail.user", ""),
        settings.text("psmail.status.mail.password", ""),
        Addresses.mail(from)
            .orElseThrow(
                () ->
                    wrong(
                        "psmail.status.mail.from",
                        "\"" + from + "\" must be a mail address, such as status@example.org.")),
        settings.text("psmail.status.mail.name", name));
  }

  private static Tls tls(String text) {
    return switch (text) {
      case "none" -> Tls.NONE;
      case "starttls" -> Tls.STARTTLS;
      case "tls" -> Tls.TLS;
      default ->
          throw wrong("psmail.status.mail.tls", "\"" + text + "\" must be none, starttls or tls.");
    };
  }

  private static Networks allowed(Settings settings) {
    String text = settings.text("psmail.status.webhook.allowed", "");
    return Networks.parse(text)
        .orElseThrow(
            () ->
                wrong(
                    "psmail.status.webhook.allowed",
                    "\""
                        + text
                        + "\" must be addresses or networks, such as 10.1.0.0/16,fd00::5."));
  }

  private static StatusException wrong(String key, String advice) {
    return StatusException.invalidSetting(key, advice);
  }
}

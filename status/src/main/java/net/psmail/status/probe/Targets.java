package net.psmail.status.probe;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * What to look at: the ports of {@code psmail.status.targets}, or, when that is empty, those of the
 * installation that these settings belong to.
 */
public final class Targets {

  private static final String KEY = "psmail.status.targets";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Pattern TARGET =
      Pattern.compile(
          "(?<protocol>[a-z0-9]+)=(?<host>\\[[0-9a-fA-F:.]+]|[^\\s:\\[\\]]+):(?<port>\\d{1,5})");

  private final List<Target> found = new ArrayList<>();
  private final Map<Protocol, Integer> count = new EnumMap<>(Protocol.class);

  private Targets() {}

  /** The ports to look at, in the order in which readers see them. */
  public static List<Target> from(Settings settings) {
    Targets targets = new Targets();
    settings
        .text(KEY)
        .ifPresentOrElse(targets::addAll, () -> targets.addThisInstallation(settings));
    if (targets.found.isEmpty()) {
      throw StatusException.invalidSetting(KEY, "name a port, such as imaps=mail.example.org:993.");
    }
    return List.copyOf(targets.found);
  }

  private void addThisInstallation(Settings settings) {
    String mail = reachable(settings.text("psmail.mail.bind", LOOPBACK));
    String name = settings.text("psmail.mail.host", "localhost");
    add(Protocol.IMAPS, mail, settings.port("psmail.mail.imaps.port", 9993), name);
    add(Protocol.SUBMISSIONS, mail, settings.port("psmail.mail.submissions.port", 9465), name);
    add(Protocol.POP3S, mail, settings.port("psmail.mail.pop3s.port", 9995), name);
    URI site = settings.site("psmail.site.url", "http://localhost:8080");
    String web = reachable(settings.text("psmail.http.bind", LOOPBACK));
    add(Protocol.HTTPS, web, settings.port("psmail.https.port", 8443), site.getHost());
    add(Protocol.HTTP, web, settings.port("psmail.http.port", 8080), web);
  }

  private void addAll(String text) {
    Arrays.stream(text.split("[,\\s]+")).filter(one -> !one.isEmpty()).forEach(this::addOne);
  }

  private void addOne(String text) {
    Matcher matcher = TARGET.matcher(text);
    Protocol protocol = matcher.matches() ? protocol(matcher.group("protocol")) : null;
    int port = matcher.matches() ? Integer.parseInt(matcher.group("port")) : 0;
    if (protocol == null || port == 0 || port > 65_535) {
      throw StatusException.invalidSetting(
          KEY,
          "\"%s\" must be imaps, submissions, pop3s, https or http, then = host : port, such as imaps=mail.example.org:993."
              .formatted(text));
    }
    String host = matcher.group("host").replaceAll("[\\[\\]]", "");
    add(protocol, host, port, host);
  }

  private static @Nullable Protocol protocol(String key) {
    return Arrays.stream(Protocol.values())
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  private void add(Protocol protocol, String host, int port, String serverName) {
    if (port == 0) {
      return;
    }
    int number = count.merge(protocol, 1, Integer::sum);
    String key = number == 1 ? protocol.key() : protocol.key() + "-" + number;
    found.add(new Target(key, protocol, host, port, serverName));
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

package net.psmail.status.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * What looks need besides the probe.
 *
 * @param allowed networks in which operators may look at private addresses
 * @param nameServer whom to ask for records; null for the system's
 * @param anchors keys or digests that DNSSEC begins with, as lines of a zone
 * @param queueCommand prints Postfix's queue, a JSON object a line
 */
public record ProberSettings(
    Settings settings,
    Path trust,
    Networks allowed,
    @Nullable InetSocketAddress nameServer,
    String anchors,
    List<String> queueCommand) {

  /** The root's keys of 2017 and 2024 (https://www.iana.org/dnssec/files). */
  private static final String ROOT =
      """
      . IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D
      . IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16
      """;

  public static ProberSettings from(Settings settings) {
    Path data = Path.of(settings.text("psmail.data", "."));
    Path tls = settings.text("psmail.tls.directory").map(Path::of).orElse(data.resolve("tls"));
    return new ProberSettings(
        settings,
        settings.text("psmail.status.trust").map(Path::of).orElse(tls.resolve("ca.pem")),
        Networks.from(settings),
        nameServer(settings),
        settings.text("psmail.status.dnssec.anchors").map(ProberSettings::read).orElse(ROOT),
        List.of(settings.text("psmail.status.queue.command", "postqueue -j").split("\\s+", -1)));
  }

  private static @Nullable InetSocketAddress nameServer(Settings settings) {
    String key = "psmail.dns.resolvers";
    Optional<String> first = settings.text(key).map(list -> list.split("[,\\s]+", -1)[0]);
    if (first.isEmpty()) {
      return null;
    }
    String server = first.get();
    String host = Place.PORT.fits(server) ? Probe.hostOf(server) : server;
    if (!Networks.isLiteral(host)) {
      throw StatusException.invalidSetting(
          key, "\"%s\" must be an address, such as 192.0.2.53.".formatted(server));
    }
    int port = Place.PORT.fits(server) ? Probe.portOf(server) : Visit.DNS_PORT;
    return new InetSocketAddress(Networks.literal(host), port);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | IllegalArgumentException e) {
      throw StatusException.invalidSetting(
          "psmail.status.dnssec.anchors",
          "\"%s\" must be a file with DS or DNSKEY records.".formatted(file));
    }
  }

  Logins logins() {
    return new Logins(settings);
  }
}

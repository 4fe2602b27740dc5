package net.psmail.certificates.order;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.psmail.certificates.dns.DnsServer;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.dns.TlsaRecords;
import net.psmail.certificates.preflight.PreflightSettings;
import net.psmail.certificates.program.ProgramRun;
import org.xbill.DNS.ResolverConfig;

/** What is written about the DNS and the ways in which authorities look at names. */
final class ZoneSettings {

  private static final String UPDATES = "psmail.acme.dns.updates";
  private static final String COMMAND = "psmail.acme.dns.command";
  private static final String DNS_PORT_KEY = "psmail.dns.port";
  private static final String KEY_NAME = "psmail.acme.dns.key-name";
  private static final String KEY_FILE = "psmail.acme.dns.key-file";
  private static final String SELF_REQUEST = "psmail.acme.self-request";
  private static final int DNS_PORT = 53;
  private static final int HTTP_PORT = 80;

  private final Settings settings;

  ZoneSettings(Settings settings) {
    this.settings = settings;
  }

  /** What changes the DNS, if anything does. */
  Optional<TextRecords> records() {
    Optional<List<String>> command = settings.text(COMMAND).map(ProgramRun::words);
    if (command.isPresent() && settings.text(UPDATES).isPresent()) {
      throw Settings.wrong(
          COMMAND, "leave this empty or " + UPDATES + ", for one of them changes the DNS");
    }
    return command
        .map(words -> TextRecords.byCommand(words, resolver(), port(DNS_PORT_KEY, DNS_PORT)))
        .or(() -> server().map(TextRecords::new));
  }

  TlsaRecords tlsa() {
    return new TlsaRecords(resolver(), port("psmail.dns.port", DNS_PORT), server());
  }

  PreflightSettings preflight() {
    String advice = "write true or false";
    boolean asksItself =
        settings
            .text(SELF_REQUEST)
            .map(
                text ->
                    switch (text) {
                      case "true" -> true;
                      case "false" -> false;
                      default -> throw Settings.wrong(SELF_REQUEST, advice);
                    })
            .orElse(true);
    return new PreflightSettings(resolver(), port("psmail.acme.http.port", HTTP_PORT), asksItself);
  }

  private Optional<DnsServer> server() {
    return settings
        .read(
            UPDATES,
            ZoneSettings::address,
            "write the address of the name server that takes updates, such as 192.0.2.53")
        .map(
            primary ->
                new DnsServer(
                    primary,
                    resolver(),
                    port(DNS_PORT_KEY, DNS_PORT),
                    required(KEY_NAME, "write the name of the key that signs updates"),
                    settings.text("psmail.acme.dns.algorithm").orElse("hmac-sha256"),
                    secret()));
  }

  private InetSocketAddress resolver() {
    return settings
        .read(
            "psmail.dns.resolvers",
            text -> address(Settings.words(text).get(0)),
            "write addresses with commas between, such as 127.0.0.1 or 192.0.2.1:53")
        .orElseGet(() -> ResolverConfig.getCurrentConfig().servers().get(0));
  }

  private String secret() {
    String advice = "write the absolute path of the file that holds that key in base64";
    Path file =
        settings
            .read(KEY_FILE, Path::of, advice)
            .filter(Path::isAbsolute)
            .orElseThrow(() -> Settings.wrong(KEY_FILE, advice));
    try {
      return Files.readString(file, US_ASCII).strip();
    } catch (IOException e) {
      throw Settings.wrong(KEY_FILE, file + " cannot be read");
    }
  }

  private String required(String key, String advice) {
    return settings.text(key).orElseThrow(() -> Settings.wrong(key, advice));
  }

  private int port(String key, int usual) {
    return settings.read(key, Integer::parseInt, "write the number of a port").orElse(usual);
  }

  /** A literal address, with a port or without. */
  private static InetSocketAddress address(String text) {
    URI uri = URI.create("dns://" + text);
    if (uri.getHost() == null || !uri.getHost().matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")) {
      throw new IllegalArgumentException(text);
    }
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? DNS_PORT : uri.getPort());
  }
}

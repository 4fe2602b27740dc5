package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A private authority that speaks ACME, and a DNS in which every name is this machine. */
final class Pebble implements AutoCloseable {

  private final String name;
  private final Path directory;
  private final int port = Ports.free();
  private final int dnsPort;
  private final Command dns;
  private final Command authority;

  private Pebble(String name, int httpPort, int dnsPort, Command dns) throws IOException {
    this.name = name;
    this.directory = Files.createTempDirectory("psmail-pebble");
    this.dnsPort = dnsPort;
    this.dns = dns;
    makeCertificate();
    Files.writeString(directory.resolve("pebble.json"), configuration(httpPort));
    authority =
        Command.start(
            List.of(
                "env",
                "PEBBLE_VA_NOSLEEP=1",
                "pebble",
                "-strict",
                "-config",
                directory.resolve("pebble.json").toString(),
                "-dnsserver",
                "127.0.0.1:" + dnsPort));
    await("Pebble")
        .atMost(30, SECONDS)
        .until(() -> authority.output().contains("ACME directory") || !authority.isRunning());
  }

  /**
   * Begins.
   *
   * @param httpPort where it asks whether a name is ours
   * @param dnsPort where its DNS answers
   */
  static Pebble start(int httpPort, int dnsPort) throws IOException {
    Command dns =
        Command.start(
            List.of(
                "pebble-challtestsrv",
                "-defaultIPv6=",
                "-dns01=127.0.0.1:" + dnsPort,
                "-http01=",
                "-https01=",
                "-tlsalpn01=",
                "-management=127.0.0.1:" + Ports.free()));
    return new Pebble("pebble", httpPort, dnsPort, dns);
  }

  /** Another one, with the same DNS, which it needs until it is closed. */
  Pebble beside(String otherName, int httpPort) throws IOException {
    return new Pebble(otherName, httpPort, dnsPort, dns);
  }

  /** What an operator writes to have certificates from it. */
  String settings() {
    return description()
        + """
        psmail.issuers=%s
        psmail.dns.resolvers=127.0.0.1:%d
        """
            .formatted(name, dnsPort);
  }

  /** What an operator writes of it, whatever it is used for. */
  String description() {
    return """
        psmail.issuer.%1$s.directory=https://localhost:%2$d/dir
        psmail.issuer.%1$s.contacts=operator@psmail.test
        psmail.issuer.%1$s.terms=accepted
        psmail.issuer.%1$s.caa=ca.psmail.test
        psmail.issuer.%1$s.roots=%3$s
        """
        .formatted(name, port, directory.resolve("cert.pem"));
  }

  @Override
  public void close() {
    authority.terminate();
    dns.terminate();
    authority.status();
    dns.status();
    Trees.delete(directory);
  }

  private void makeCertificate() {
    Command.succeed(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            directory.resolve("key.pem").toString(),
            "-out",
            directory.resolve("cert.pem").toString()));
  }

  private String configuration(int httpPort) {
    return """
        {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
          "certificate": "%3$s/cert.pem", "privateKey": "%3$s/key.pem", "httpPort": %4$d,
          "tlsPort": %5$d, "ocspResponderURL": "", "externalAccountBindingRequired": false,
          "certificateValidityPeriod": %6$d}}
        """
        .formatted(
            port, Ports.free(), directory, httpPort, Ports.free(), Duration.ofDays(45).toSeconds());
  }
}

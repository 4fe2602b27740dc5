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

  private final Path directory;
  private final int port = Ports.free();
  private final int dnsPort;
  private final Command dns;
  private final Command authority;

  private Pebble(Path directory, int httpPort, int dnsPort) throws IOException {
    this.directory = directory;
    this.dnsPort = dnsPort;
    makeCertificate();
    Files.writeString(directory.resolve("pebble.json"), configuration(httpPort));
    dns =
        Command.start(
            List.of(
                "pebble-challtestsrv",
                "-defaultIPv6=",
                "-dns01=127.0.0.1:" + dnsPort,
                "-http01=",
                "-https01=",
                "-tlsalpn01=",
                "-management=127.0.0.1:" + Ports.free()));
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
    return new Pebble(Files.createTempDirectory("psmail-pebble"), httpPort, dnsPort);
  }

  /** What an operator writes to have certificates from it. */
  String settings() {
    return """
        psmail.issuers=pebble
        psmail.issuer.pebble.directory=https://localhost:%d/dir
        psmail.issuer.pebble.contacts=operator@psmail.test
        psmail.issuer.pebble.terms=accepted
        psmail.issuer.pebble.caa=ca.psmail.test
        psmail.issuer.pebble.roots=%s
        psmail.dns.resolvers=127.0.0.1:%d
        """
        .formatted(port, directory.resolve("cert.pem"), dnsPort);
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

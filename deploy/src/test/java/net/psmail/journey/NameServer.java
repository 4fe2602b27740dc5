package net.psmail.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A private BIND with the zones of an installation's domains, as an operator pastes them. */
final class NameServer implements AutoCloseable {

  private final Path directory;
  private final int port;
  private final Command named;

  private NameServer(Path directory, int port, Command named) {
    this.directory = directory;
    this.port = port;
    this.named = named;
  }

  static NameServer start(int port, Map<String, String> zones) throws IOException {
    Path directory = Files.createTempDirectory("psmail-names");
    StringBuilder statements = new StringBuilder();
    for (Map.Entry<String, String> zone : zones.entrySet()) {
      Path file = directory.resolve(zone.getKey());
      Files.writeString(file, head(zone.getKey()) + zone.getValue());
      statements.append(
          "zone \"%s\" { type primary; file \"%s\"; };%n".formatted(zone.getKey(), file));
    }
    Path configuration = directory.resolve("named.conf");
    Files.writeString(
        configuration,
        """
        options {
          directory "%1$s"; pid-file "%1$s/named.pid"; session-keyfile none;
          listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; };
          recursion no; notify no; empty-zones-enable no;
        };
        controls { };
        %3$s
        """
            .formatted(directory, port, statements));
    Command named = Command.start(List.of("/usr/sbin/named", "-g", "-c", configuration.toString()));
    await("BIND")
        .atMost(20, SECONDS)
        .until(() -> named.output().contains(" running") || !named.isRunning());
    return new NameServer(directory, port, named);
  }

  private static String head(String domain) {
    return """
        $TTL 3600
        %1$s. IN SOA ns.%1$s. hostmaster.%1$s. 1 3600 600 86400 300
        %1$s. IN NS ns.%1$s.
        ns.%1$s. IN A 127.0.0.1
        """
        .formatted(domain);
  }

  /**
   * What a verifier that knows nothing of us says of a letter, with keys from this server. Debian's
   * own Python has it.
   */
  String verify(Path letter) {
    String script =
        """
        import dkim, dns.resolver, sys
        server = dns.resolver.Resolver(configure=False)
        server.nameservers, server.port = ['127.0.0.1'], int(sys.argv[1])
        def key(name, timeout=5):
            answer = server.resolve(name.decode().rstrip('.'), 'TXT')
            return b''.join(answer[0].strings)
        letter = open(sys.argv[2], 'rb').read()
        signed = dkim.DKIM(letter)
        print(signed.verify(dnsfunc=key), signed.domain.decode(), signed.selector.decode())
        """;
    return Command.succeed(
            List.of("/usr/bin/python3", "-c", script, Integer.toString(port), letter.toString()))
        .strip();
  }

  @Override
  public void close() {
    named.terminate();
    named.status();
    Trees.delete(directory);
  }
}

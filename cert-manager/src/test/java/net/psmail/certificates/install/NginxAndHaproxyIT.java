package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.KeyedChain;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.localca.LocalCa;
import net.psmail.certificates.localca.Purpose;
import net.psmail.certificates.store.TlsDirectory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands before many sites takes the same one file, the key first, and a reload. */
class NginxAndHaproxyIT {

  private static final CertificateNames NAMES = CertificateNames.of(List.of("www.psmail.test"));

  private final LocalCa ca =
      LocalCa.create(NAMES, Instant.now().minus(Duration.ofDays(2)), new SecureRandom());
  private final KeyedChain old = issue(Duration.ofDays(1));
  private final KeyedChain next = issue(Duration.ZERO);
  private final Plan plan =
      new Plan("www", NAMES, KeyType.EC_P256, ChallengeKind.HTTP_01, null, List.of("trial"));
  private final int port = freePort();
  private final List<Process> started = new ArrayList<>();
  private Path directory;

  @BeforeEach
  void putTheOldInPlace(@TempDir Path temporary) {
    directory = temporary;
    new TlsDirectory(directory).write("www.pem", old);
  }

  @AfterEach
  void stop() {
    for (Process process : started) {
      process.destroy();
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void nginxServesTheNewOneAfterAReload() throws IOException {
    Files.writeString(
        directory.resolve("nginx.conf"),
        """
        daemon off;
        pid %1$s/nginx.pid;
        error_log %1$s/nginx.log;
        events { }
        http {
          access_log off;
          client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d ssl;
            ssl_certificate %1$s/www.pem;
            ssl_certificate_key %1$s/www.pem;
          }
        }
        """
            .formatted(directory, port));
    String configuration = directory.resolve("nginx.conf").toString();
    start("nginx", "nginx-light", "-c", configuration);

    replacesTheOld(Command.of("/usr/sbin/nginx", "-c", configuration, "-s", "reload"));
  }

  @Test
  void haproxyServesTheNewOneAfterAReload() throws IOException {
    Files.writeString(
        directory.resolve("haproxy.cfg"),
        """
        defaults
          mode http
          timeout connect 5s
          timeout client 5s
          timeout server 5s
        frontend www
          bind 127.0.0.1:%2$d ssl crt %1$s/www.pem
        """
            .formatted(directory, port));
    Process haproxy =
        start("haproxy", "haproxy", "-W", "-f", directory.resolve("haproxy.cfg").toString());

    replacesTheOld(Command.of("kill", "-USR2", String.valueOf(haproxy.pid())));
  }

  private void replacesTheOld(Reload reload) {
    Listener listener = new Listener("127.0.0.1", port, Listener.Protocol.TLS, NAMES.primary());
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(new Lookout(Duration.ofSeconds(5)).look(List.of(listener)))
                    .extracting(Sighting::chain)
                    .as(this::said)
                    .containsExactly(old.chain()));
    Target target = new Target(directory.resolve("www.pem"), null, reload, List.of(listener));
    ServerInstallation installation =
        new ServerInstallation(Map.of("www", List.of(target)), Clock.systemUTC());

    installation.stage(plan, next, old.chain());
    installation.install(plan, next.chain());

    assertThat(installation.refuted(plan, next.chain())).isEmpty();
  }

  private Process start(String program, String debianPackage, String... arguments)
      throws IOException {
    Path file = Path.of("/usr/sbin", program);
    assertThat(file).as(program + " is not here: apt-get install " + debianPackage).isExecutable();
    List<String> words = new ArrayList<>(List.of(file.toString()));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start();
    started.add(process);
    return process;
  }

  private String said() {
    try {
      return Files.readString(directory.resolve("said"), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private KeyedChain issue(Duration ago) {
    return ca.issue(NAMES, Purpose.TLS, Instant.now().minus(ago));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

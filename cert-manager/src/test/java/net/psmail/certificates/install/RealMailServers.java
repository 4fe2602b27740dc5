package net.psmail.certificates.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.psmail.certificates.install.Listener.Protocol;
import org.awaitility.Awaitility;

/**
 * A private Dovecot and a private Postfix on free loopback ports, which nobody can log in to. They
 * read {@code dovecot.pem}, {@code postfix.pem} and the server names in {@code sni}.
 */
public final class RealMailServers implements AutoCloseable {

  public static final String HOST = "mail.psmail.test";

  private static final Duration TO_START = Duration.ofSeconds(30);

  private final Path directory;
  private final int imap = freePort();
  private final int imaps = freePort();
  private final int pop3s = freePort();
  private final int sieve = freePort();
  private final int smtp = freePort();
  private final int submissions = freePort();
  private final Process dovecot;
  private final ProcessHandle postfix;

  public RealMailServers(Path directory) throws IOException {
    this.directory = directory;
    // The servers change to users of their own, who must be able to pass through.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    dovecot = startDovecot();
    try {
      postfix = startPostfix();
    } catch (IOException | RuntimeException e) {
      end(dovecot.toHandle());
      throw e;
    }
    awaitListeners();
  }

  public Path dovecotConfiguration() {
    return directory.resolve("dovecot.conf");
  }

  public Path postfixConfiguration() {
    return directory.resolve("etc");
  }

  public List<Listener> ofDovecot() {
    return List.of(
        listener(imaps, Protocol.TLS),
        listener(pop3s, Protocol.TLS),
        listener(imap, Protocol.IMAP),
        listener(sieve, Protocol.SIEVE));
  }

  public List<Listener> ofPostfix() {
    return List.of(listener(smtp, Protocol.SMTP), listener(submissions, Protocol.TLS));
  }

  /** Postfix's, when it is asked for another name. */
  public Listener ofPostfixFor(String name) {
    return new Listener("127.0.0.1", smtp, Protocol.SMTP, name);
  }

  @Override
  public void close() {
    end(postfix);
    end(dovecot.toHandle());
  }

  private static Listener listener(int port, Protocol protocol) {
    return new Listener("127.0.0.1", port, protocol, HOST);
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private Process startDovecot() throws IOException {
    Files.writeString(
        dovecotConfiguration(),
        """
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/dovecot.log
        listen = 127.0.0.1
        protocols = imap pop3 sieve
        ssl = required
        ssl_cert = <%1$s/dovecot.pem
        ssl_key = <%1$s/dovecot.pem
        ssl_min_protocol = TLSv1.2
        passdb {
          driver = static
          args = nopassword=no password={CRYPT}*
        }
        service imap-login {
          service_count = 0
          process_min_avail = 1
          inet_listener imap {
            port = %2$d
          }
          inet_listener imaps {
            port = %3$d
            ssl = yes
          }
        }
        service pop3-login {
          service_count = 0
          inet_listener pop3 {
            port = 0
          }
          inet_listener pop3s {
            port = %4$d
            ssl = yes
          }
        }
        service managesieve-login {
          service_count = 0
          inet_listener sieve {
            port = %5$d
          }
        }
        """
            .formatted(directory, imap, imaps, pop3s, sieve));
    return builder("dovecot-core", "dovecot", "-F", "-c", dovecotConfiguration().toString())
        .start();
  }

  private ProcessHandle startPostfix() throws IOException {
    Path etc = Files.createDirectories(postfixConfiguration());
    Files.createDirectories(directory.resolve("queue"));
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.setOwner(
        data,
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
    Files.writeString(etc.resolve("main.cf"), main());
    Files.writeString(etc.resolve("master.cf"), master());
    run("postfix", "postfix", "-c", etc.toString(), "start");
    long pid = Long.parseLong(Files.readString(directory.resolve("queue/pid/master.pid")).strip());
    return ProcessHandle.of(pid)
        .orElseThrow(() -> new IllegalStateException("Postfix did not start"));
  }

  private String main() {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/queue
    data_directory = %1$s/data
    maillog_file = %1$s/postfix.log
    maillog_file_prefixes = %1$s
    myhostname = %2$s
    mydestination =
    mynetworks =
    local_recipient_maps =
    local_transport = error:no local mail here
    default_transport = error:no mail leaves here
    alias_maps =
    alias_database =
    inet_interfaces = all
    smtpd_tls_chain_files = %1$s/postfix.pem
    smtpd_tls_security_level = may
    tls_server_sni_maps = hash:%1$s/sni
    smtpd_relay_restrictions = reject
    """
        .formatted(directory, HOST);
  }

  private String master() {
    return """
    127.0.0.1:%d inet n - n - - smtpd
    127.0.0.1:%d inet n - n - - smtpd
      -o smtpd_tls_wrappermode=yes
      -o smtpd_tls_security_level=encrypt
    cleanup   unix  n - n - 0 cleanup
    qmgr      unix  n - n 300 1 qmgr
    tlsmgr    unix  - - n 1000? 1 tlsmgr
    rewrite   unix  - - n - - trivial-rewrite
    bounce    unix  - - n - 0 bounce
    defer     unix  - - n - 0 bounce
    error     unix  - - n - - error
    proxymap  unix  - - n - - proxymap
    anvil     unix  - - n - 1 anvil
    postlog   unix-dgram n - n - 1 postlogd
    """
        .formatted(smtp, submissions);
  }

  private void run(String debianPackage, String... words) throws IOException {
    Process process = builder(debianPackage, words).start();
    try {
      if (!process.waitFor(TO_START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", words) + ": " + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private ProcessBuilder builder(String debianPackage, String... words) throws IOException {
    Path program = Path.of("/usr/sbin", words[0]);
    if (!Files.isExecutable(program)) {
      throw new IOException(words[0] + " is missing: apt-get install " + debianPackage);
    }
    List<String> command = new ArrayList<>(List.of(words));
    command.set(0, program.toString());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve(words[0] + ".said").toFile());
  }

  private void awaitListeners() throws IOException {
    try {
      Awaitility.await()
          .atMost(TO_START)
          .until(
              () ->
                  List.of(imap, imaps, pop3s, sieve, smtp, submissions).stream()
                      .allMatch(RealMailServers::isListening));
    } catch (RuntimeException e) {
      close();
      throw new IOException(log(), e);
    }
  }

  private String log() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("dovecot.said", "dovecot.log", "postfix.said", "postfix.log")) {
      Path file = directory.resolve(name);
      text.append(Files.exists(file) ? Files.readString(file, UTF_8) : "");
    }
    return text.toString();
  }

  private static boolean isListening(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

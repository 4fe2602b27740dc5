package net.psmail.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** A Dovecot of another provider, which keeps mail in another way than ours, with one mailbox. */
final class ForeignDovecot implements AutoCloseable {

  static final String USER = "moves@elsewhere.test";
  static final String PASSWORD = "another password at another place";

  /** Between the levels of a name of a folder; a slash or a dot would be the usual ones. */
  static final char SEPARATOR = '^';

  private final Path data;
  private final int port = Ports.free();

  private ForeignDovecot(Path data) {
    this.data = data;
  }

  static ForeignDovecot start() throws IOException {
    Path data = Files.createTempDirectory("psmail-foreign");
    // Its processes are those of users of their own, who must be able to pass through.
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    ForeignDovecot foreign = new ForeignDovecot(data);
    try {
      foreign.launch();
      return foreign;
    } catch (IOException | RuntimeException failure) {
      foreign.close();
      throw failure;
    }
  }

  private void launch() throws IOException {
    OwnCertificate.write(data);
    Files.writeString(data.resolve("dovecot.conf"), configuration());
    Files.writeString(data.resolve("users"), USER + ":{PLAIN}" + PASSWORD + "\n");
    Path mail = Files.createDirectory(data.resolve("mail"));
    Command.succeed(List.of("chown", "5000:5000", mail.toString()));
    Command.succeed(List.of("dovecot", "-c", configurationFile()));
    await("the other provider").atMost(Duration.ofSeconds(30)).until(this::listens);
  }

  private boolean listens() throws IOException {
    Path log = data.resolve("dovecot.log");
    return Files.exists(log) && Files.readString(log).contains("starting up");
  }

  private String configuration() {
    return """
        base_dir = @DATA@/run
        state_dir = @DATA@
        log_path = @DATA@/dovecot.log
        listen = 127.0.0.1
        protocols = imap
        ssl = required
        ssl_cert = <@DATA@/mail.pem
        ssl_key = <@DATA@/mail.pem
        mail_uid = 5000
        mail_gid = 5000
        first_valid_uid = 5000
        mail_home = @DATA@/mail/%n
        mail_location = sdbox:~/sdbox
        passdb {
          driver = passwd-file
          args = @DATA@/users
        }
        userdb {
          driver = static
          args = uid=5000 gid=5000
        }
        namespace inbox {
          inbox = yes
          separator = @SEPARATOR@
        }
        service imap-login {
          inet_listener imap {
            port = 0
          }
          inet_listener imaps {
            port = @PORT@
            ssl = yes
          }
        }
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        """
        .replace("@DATA@", data.toString())
        .replace("@PORT@", Integer.toString(port))
        .replace("@SEPARATOR@", Character.toString(SEPARATOR));
  }

  private String configurationFile() {
    return data.resolve("dovecot.conf").toString();
  }

  int port() {
    return port;
  }

  /** By which it is known. */
  Path authority() {
    return data.resolve("ca.pem");
  }

  ImapMailbox mailbox() {
    return new ImapMailbox(port, authority(), USER, PASSWORD);
  }

  @Override
  public void close() {
    Command.start(List.of("doveadm", "-c", configurationFile(), "stop")).status();
    Path process = data.resolve("run/master.pid");
    await("its end").atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(process));
    Trees.delete(data);
  }
}

package net.psmail.provisioning.mailserver;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.mailserver.embedded.EmbeddedMailServer;
import net.psmail.provisioning.mailserver.embedded.EmbeddedMailSettings;
import org.jspecify.annotations.Nullable;

/** The mail server of this installation, as the configuration has chosen it. */
@ApplicationScoped
public class MailServers {

  @Inject MailDirectory directory;
  @Inject Clock clock;
  @Inject SecureRandom random;

  private volatile @Nullable MailServer current;

  /**
   * Makes and starts the server that is configured.
   *
   * @param tls what one within this process presents
   * @param trust whom to believe to be one beside it
   */
  public synchronized void start(SSLContext tls, SSLContext trust) {
    MailServer server = configured(tls, trust);
    server.start();
    current = server;
  }

  /** Stops it; without one nothing happens. */
  public synchronized void stop() {
    MailServer server = current;
    current = null;
    if (server != null) {
      server.stop();
    }
  }

  /** The server that runs. */
  public MailServer current() {
    MailServer server = current;
    if (server == null) {
      throw new IllegalStateException("The mail server is used between start and stop only");
    }
    return server;
  }

  private MailServer configured(SSLContext tls, SSLContext trust) {
    MailServerSettings settings = MailServerSettings.read();
    return switch (settings.kind()) {
      case EMBEDDED -> new EmbeddedMailServer(embedded(settings), tls, directory, clock, random);
      case DOVECOT ->
          new DovecotMailServer(settings.dovecot().orElseThrow(), trust.getSocketFactory());
    };
  }

  private static EmbeddedMailSettings embedded(MailServerSettings settings) {
    return new EmbeddedMailSettings(
        settings.data().resolve("mail"),
        settings.host(),
        settings.bind(),
        settings.imapsPort(),
        settings.pop3sPort(),
        settings.submissionsPort());
  }
}

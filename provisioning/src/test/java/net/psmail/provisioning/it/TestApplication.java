package net.psmail.provisioning.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.Provisioning;
import net.psmail.provisioning.mailserver.embedded.TestTls;

/** What the portal is to the module: gives it a clock and randomness, and starts it. */
@ApplicationScoped
public class TestApplication {

  @Inject Provisioning provisioning;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    writeRoots();
    provisioning.start(tls(), tls());
  }

  /** For who calls the mail server as one of another provider. */
  private static void writeRoots() {
    try {
      Certificate.TLS.write(Path.of(System.getProperty("psmail.import.roots")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The one that the mail server shows, and that its clients in this process believe. */
  static SSLContext tls() {
    return Certificate.TLS.context();
  }

  @Produces
  @Dependent
  static Clock clock() {
    return SettableClock.INSTANCE;
  }

  @Produces
  @Dependent
  static SecureRandom random() {
    return Randomness.SOURCE;
  }

  private static final class Certificate {
    static final TestTls TLS = TestTls.selfSigned();
  }

  private static final class Randomness {
    static final SecureRandom SOURCE = new SecureRandom();
  }
}

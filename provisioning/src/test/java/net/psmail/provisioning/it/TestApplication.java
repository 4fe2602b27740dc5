package net.psmail.provisioning.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.Provisioning;

/** What the portal is to the module: gives it a clock and randomness, and starts it. */
@ApplicationScoped
public class TestApplication {

  @Inject Provisioning provisioning;

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    provisioning.start(tls(), tls());
  }

  /** Without a certificate: nobody connects here. */
  static SSLContext tls() {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, null, Randomness.SOURCE);
      return tls;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
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

  private static final class Randomness {
    static final SecureRandom SOURCE = new SecureRandom();
  }
}

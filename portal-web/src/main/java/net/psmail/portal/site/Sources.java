package net.psmail.portal.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The one clock and the one source of randomness of this application and its modules. */
@ApplicationScoped
public class Sources {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }
}

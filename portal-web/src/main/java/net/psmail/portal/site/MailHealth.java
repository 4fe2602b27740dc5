package net.psmail.portal.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.psmail.provisioning.mailserver.MailServerSettings;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;
import org.jspecify.annotations.Nullable;

/**
 * Whether the mail ports answer, for {@code /health} and {@code /health/started}. Not a matter of
 * readiness: without its mail server the site still registers, recovers and explains, and with
 * Dovecot it starts before it. Nor of liveness: to restart the portal would not help.
 */
@Startup
@ApplicationScoped
public class MailHealth implements HealthCheck {

  private static final Duration KEPT = Duration.ofSeconds(10);

  @Inject private Clock clock;

  private Instant askedAt = Instant.EPOCH;
  private @Nullable HealthCheckResponse latest;

  @Override
  public synchronized HealthCheckResponse call() {
    HealthCheckResponse known = latest;
    if (known == null || askedAt.plus(KEPT).isBefore(clock.instant())) {
      known = ask(MailPorts.of(MailServerSettings.read()));
      latest = known;
      askedAt = clock.instant();
    }
    return known;
  }

  private static HealthCheckResponse ask(MailPorts mail) {
    Map<String, Boolean> answers = mail.answers();
    HealthCheckResponseBuilder health = HealthCheckResponse.named("mail");
    answers.forEach(health::withData);
    return health.status(!answers.containsValue(false)).build();
  }
}

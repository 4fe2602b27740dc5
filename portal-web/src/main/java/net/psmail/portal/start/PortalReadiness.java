package net.psmail.portal.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.provisioning.Provisioning;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once everything has started, and as long as the database answers. */
@Readiness
@ApplicationScoped
public class PortalReadiness implements HealthCheck {

  @Inject private Start start;
  @Inject private Provisioning provisioning;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("portal")
        .status(start.isDone() && provisioning.healthy())
        .build();
  }
}

package net.psmail.portal.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.annotation.Metric;

/** What is counted for the operator's monitoring, at {@code /metrics}. */
@ApplicationScoped
public class Counters {

  @Inject
  @Metric(name = "psmail_registrations", absolute = true)
  private Counter registrations;

  @Inject
  @Metric(name = "psmail_sign_ins", absolute = true)
  private Counter signIns;

  @Inject
  @Metric(name = "psmail_refusals", absolute = true)
  private Counter refusals;

  @Inject
  @Metric(name = "psmail_rate_limited", absolute = true)
  private Counter limited;

  @Inject
  @Metric(name = "psmail_pages_from_memory", absolute = true)
  private Counter fromMemory;

  public void registered() {
    registrations.inc();
  }

  public void signedIn() {
    signIns.inc();
  }

  /** A form or request was refused by a rule of provisioning. */
  public void refused() {
    refusals.inc();
  }

  public void limited() {
    limited.inc();
  }

  public void answeredFromMemory() {
    fromMemory.inc();
  }
}

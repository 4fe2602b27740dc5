package net.psmail.provisioning.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sends webhooks as another node would, at the same moment. */
@ApplicationScoped
public class Rounds {

  @Inject WebhookRound round;
  @Inject WebhookPurge purge;

  /** Sends what is due. */
  public void send() {
    round.run();
  }

  /** Forgets what is old. */
  public void purge() {
    purge.purge();
  }
}

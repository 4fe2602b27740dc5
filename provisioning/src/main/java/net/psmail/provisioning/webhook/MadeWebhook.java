package net.psmail.provisioning.webhook;

/**
 * A webhook in the moment of its making.
 *
 * @param secret that signs, which nobody learns later
 */
public record MadeWebhook(Webhook webhook, String secret) {

  /** Says nothing of the secret, so that no log can. */
  @Override
  public String toString() {
    return "MadeWebhook[" + webhook.id() + "]";
  }
}

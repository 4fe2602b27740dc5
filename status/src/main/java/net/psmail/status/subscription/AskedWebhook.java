package net.psmail.status.subscription;

/**
 * What became of the wish for a webhook.
 *
 * @param secret what its messages will be signed with, as Standard Webhooks writes it; shown this
 *     once, and empty unless the wish was taken
 * @param token opens the page to choose and to leave; empty unless the wish was taken
 */
public record AskedWebhook(Asked asked, String secret, String token) {

  static AskedWebhook no(Asked why) {
    return new AskedWebhook(why, "", "");
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "AskedWebhook[" + asked + "]";
  }
}

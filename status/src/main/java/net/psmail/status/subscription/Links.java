package net.psmail.status.subscription;

/** The addresses of the pages that a token opens. */
final class Links {

  private Links() {}

  /** To say yes, and to choose afterwards. */
  static String choose(SubscriptionSettings settings, String token) {
    return settings.url() + "/subscribe/" + token;
  }

  /** A page to leave; a POST to it leaves at once. */
  static String leave(SubscriptionSettings settings, String token) {
    return choose(settings, token) + "/leave";
  }
}

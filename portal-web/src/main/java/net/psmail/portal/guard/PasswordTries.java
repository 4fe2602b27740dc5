package net.psmail.portal.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import net.psmail.portal.site.SiteSettings;
import net.psmail.provisioning.account.SignIns;
import net.psmail.provisioning.factor.SecondSteps;

/**
 * How often passwords and codes for the second step may be tried. Tries are counted for an account
 * as seen from one network, so that guessing elsewhere does not keep its owner out; all strangers
 * together are counted too, but not a network from which the owner has come before.
 */
@ApplicationScoped
public class PasswordTries {

  private static final int MOST_HOMES = 100_000;
  private static final Duration HOME_FOR = Duration.ofDays(30);

  private final Cache<String, Boolean> homes =
      Caffeine.newBuilder().maximumSize(MOST_HOMES).expireAfterAccess(HOME_FOR).build();

  @Inject private RateLimits limits;
  @Inject private Client client;
  @Inject private KnownNetworks networks;
  @Inject private SignIns signIns;
  @Inject private SiteSettings settings;

  /** Counts a sign-in. */
  public void countSignIn(String name) {
    limits.count(Limit.SIGN_IN_NETWORK, client.network());
    count(name);
    if (isStrange(name)) {
      countStranger(Limit.SIGN_IN_STRANGERS, name);
    }
  }

  /**
   * Counts a code for the second step, at the sign-in or later; an empty one for a passkey. Nobody
   * guesses those on paper, and nobody a passkey: they let the owner in while strangers guess.
   */
  public void countCode(String name, String code) {
    limits.count(Limit.SECOND_STEP_ACCOUNT, fromHere(name));
    if (isGuess(name, code)) {
      countStranger(Limit.SECOND_STEP_STRANGERS, name);
    }
  }

  /** It was right. */
  public void rightCode(String name, String code) {
    limits.forget(Limit.SECOND_STEP_ACCOUNT, fromHere(name));
    if (isGuess(name, code)) {
      limits.giveBack(Limit.SECOND_STEP_STRANGERS, account(name));
    }
  }

  /** Forgets the tries of a sign-in that succeeded: a network of many people is no attacker. */
  public void signedIn(String name) {
    limits.giveBack(Limit.SIGN_IN_NETWORK, client.network());
    limits.giveBack(Limit.SIGN_IN_STRANGERS, account(name));
    right(name);
    homes.put(fromHere(name), true);
  }

  /** Counts a password that somebody who is signed in gives once more. */
  public void count(String name) {
    limits.count(Limit.SIGN_IN_ACCOUNT, fromHere(name));
  }

  /** It was right. */
  public void right(String name) {
    limits.forget(Limit.SIGN_IN_ACCOUNT, fromHere(name));
  }

  private boolean isGuess(String name, String code) {
    return SecondSteps.isOfAnApp(code) && isStrange(name);
  }

  /** Whether nobody at all has signed in from here of late. */
  boolean isFromStrangeNetwork() {
    return !networks.contains(client.origin());
  }

  /**
   * When strangers have used up their tries, the trail is asked whether this one is none: what it
   * knows, the memory has forgotten since the last start, or another node saw. A network that it
   * knows has as many tries for itself.
   */
  private void countStranger(Limit limit, String name) {
    try {
      limits.count(limit, account(name));
    } catch (TooManyRequests tries) {
      if (isFromStrangeNetwork() || !signIns.hasComeFrom(name, client.origin())) {
        throw tries;
      }
      limits.count(limit, client.origin().network() + " " + account(name));
    }
  }

  /** Whether nobody has signed in so from here since this node began. */
  private boolean isStrange(String name) {
    return homes.getIfPresent(fromHere(name)) == null;
  }

  private String fromHere(String name) {
    return client.network() + " " + account(name);
  }

  /** A name without a domain signs in to the first one: both ways to write it are one account. */
  private String account(String name) {
    String typed = name.strip().toLowerCase(Locale.ROOT);
    return typed.contains("@") ? typed : typed + "@" + settings.site().domain();
  }
}

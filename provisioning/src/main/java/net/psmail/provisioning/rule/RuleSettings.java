package net.psmail.provisioning.rule;

import java.util.List;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.Setting;

/**
 * What an operator says about rules for arriving mail.
 *
 * @param spam by what the filter tells spam; empty when there is none
 * @param forwards to how many addresses a member may have mail sent on; 0: to none
 * @param filters how many filters a member may have
 */
public record RuleSettings(List<SpamHeader> spam, long forwards, long filters) {

  /** As many as the mail server sends on by a script (sieve_max_redirects). */
  private static final int MOST_FORWARDS = 4;

  private static final int MOST_FILTERS = 500;

  public RuleSettings {
    spam = List.copyOf(spam);
  }

  /**
   * Reads the configuration.
   *
   * @throws ProvisioningException START_REFUSED
   */
  public static RuleSettings read() {
    return new RuleSettings(
        Setting.read(
            "psmail.spam.headers",
            "X-Spam: Yes, X-Spam-Flag: YES",
            SpamHeader::parse,
            "off, or header fields such as \"X-Spam: Yes, X-Spam-Flag: YES\""),
        upTo(MOST_FORWARDS, "psmail.forward.most", "3"),
        upTo(MOST_FILTERS, "psmail.filter.most", "50"));
  }

  private static long upTo(int most, String key, String fallback) {
    return Setting.read(
        key,
        fallback,
        text -> {
          long number = Long.parseLong(text);
          if (number < 0 || number > most) {
            throw new IllegalArgumentException(text);
          }
          return number;
        },
        "a whole number from 0 to " + most);
  }
}

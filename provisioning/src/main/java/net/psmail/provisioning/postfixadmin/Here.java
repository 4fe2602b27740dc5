package net.psmail.provisioning.postfixadmin;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.psmail.provisioning.address.MailAddress;

/**
 * What there is here already of what PostfixAdmin has.
 *
 * @param domains by their names, and whether they are served
 * @param mailboxes the accounts of addresses
 * @param aliases the same
 * @param claims names that are or were somebody's: skeleton, {@code @}, domain
 * @param reserved names that are the provider's
 * @param quotaOfNew in bytes
 */
record Here(
    Map<String, Boolean> domains,
    Map<String, Long> mailboxes,
    Map<String, Long> aliases,
    Set<String> claims,
    Predicate<MailAddress> reserved,
    long quotaOfNew) {

  /** Equal for names that look alike. */
  static String claim(MailAddress address) {
    return address.skeleton() + "@" + address.domain().ascii();
  }

  boolean isServed(String domain) {
    return domains.getOrDefault(domain, false);
  }
}

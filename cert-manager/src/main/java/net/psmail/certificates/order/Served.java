package net.psmail.certificates.order;

import java.util.Set;

/**
 * For whom there are certificates besides those in the settings.
 *
 * @param domains mail domains, whose settings are looked for at hosts of their own
 * @param mailHosts names by which the mail ports are reached
 */
record Served(Set<String> domains, Set<String> mailHosts) {

  Served {
    domains = Set.copyOf(domains);
    mailHosts = Set.copyOf(mailHosts);
  }
}

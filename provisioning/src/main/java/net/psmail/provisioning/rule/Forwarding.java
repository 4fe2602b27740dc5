package net.psmail.provisioning.rule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import net.psmail.provisioning.address.AnyAddress;

/**
 * Follows mail that is sent on, as far as it stays with this provider.
 *
 * @param onward where the mailbox behind an address sends its mail on to; nothing for addresses of
 *     others
 */
record Forwarding(Function<String, Collection<String>> onward) {

  /** Whether mail to an address comes back to one that is its sender's own. */
  boolean comesBack(String address, Predicate<String> own) {
    Set<String> seen = new HashSet<>();
    Deque<String> waiting = new ArrayDeque<>();
    waiting.add(plain(address));
    while (!waiting.isEmpty()) {
      String next = waiting.remove();
      if (own.test(next)) {
        return true;
      }
      if (seen.add(next)) {
        onward.apply(next).stream().map(Forwarding::plain).forEach(waiting::add);
      }
    }
    return false;
  }

  /** Lower case, and without the tag behind a plus sign, which changes nothing here. */
  static String plain(String address) {
    String normal = AnyAddress.normal(address);
    int at = normal.lastIndexOf('@');
    int plus = normal.indexOf('+');
    return plus > 0 && plus < at ? normal.substring(0, plus) + normal.substring(at) : normal;
  }
}

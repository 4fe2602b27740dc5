package net.psmail.status.subscription;

import java.util.Set;

/**
 * What the holder of a token may see and change.
 *
 * @param confirmed false: nothing is sent until it is
 * @param components ids; empty: all
 */
public record Subscription(
    Kind kind, String address, String language, boolean confirmed, Set<String> components) {

  public Subscription {
    components = Set.copyOf(components);
  }
}

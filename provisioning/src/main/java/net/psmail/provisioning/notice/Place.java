package net.psmail.provisioning.notice;

import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;

/**
 * Where somebody signs in, as roughly as a place must be known to be called new: telephones change
 * their networks by the hour, but seldom the provider, so that the first sixteen bits of an IPv4
 * network count, and the first thirty-two of an IPv6 one.
 */
record Place(Optional<String> browser, String surroundings) {

  static Place of(Origin origin) {
    String network = origin.network();
    String[] parts = network.split("[.:]", 3);
    String wide = parts.length > 2 ? parts[0] + "." + parts[1] : network;
    return new Place(origin.browser(), wide);
  }

  /** Whether the browser or the network is none of these. */
  boolean isNewTo(List<Place> known) {
    return known.stream().noneMatch(place -> place.browser.equals(browser))
        || known.stream().noneMatch(place -> place.surroundings.equals(surroundings));
  }
}

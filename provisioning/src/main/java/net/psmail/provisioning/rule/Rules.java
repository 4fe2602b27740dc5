package net.psmail.provisioning.rule;

import java.util.List;
import java.util.Optional;

/**
 * All that a member wants to become of mail that arrives.
 *
 * @param junk whether mail that the provider's filter calls spam goes into the folder Junk
 * @param forwards confirmed addresses that everything is sent on to
 * @param keepsCopy whether what is sent on lies here too
 * @param filters in their order
 */
record Rules(
    boolean junk,
    List<String> forwards,
    boolean keepsCopy,
    Optional<Vacation> vacation,
    List<Filter> filters) {

  /** Of who has said nothing. */
  static final Rules USUAL = new Rules(true, List.of(), true, Optional.empty(), List.of());

  Rules {
    forwards = List.copyOf(forwards);
    filters = List.copyOf(filters);
  }

  /** The same without all that sends. */
  Rules silent() {
    return new Rules(junk, List.of(), true, Optional.empty(), filters);
  }
}

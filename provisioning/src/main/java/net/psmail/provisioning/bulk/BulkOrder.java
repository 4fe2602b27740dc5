package net.psmail.provisioning.bulk;

import java.util.Optional;

/**
 * Which lines are to be done, as the job knows it.
 *
 * @param token that of the program that has ordered them; empty where a person has
 */
record BulkOrder(long bulk, Optional<Long> token) {

  private static final String SEPARATOR = "/";

  static BulkOrder parse(String instance) {
    String[] parts = instance.split(SEPARATOR, 2);
    return new BulkOrder(
        Long.parseLong(parts[0]),
        parts.length == 1 ? Optional.empty() : Optional.of(Long.parseLong(parts[1])));
  }

  String instance() {
    return bulk + token.map(id -> SEPARATOR + id).orElse("");
  }
}

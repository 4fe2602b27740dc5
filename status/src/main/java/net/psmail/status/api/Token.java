package net.psmail.status.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a token; the secret itself is not.
 *
 * @param usedAt when it was used last, to the minute; null for never
 */
public record Token(
    String id, String name, Set<Scope> scopes, Instant createdAt, @Nullable Instant usedAt) {

  public Token {
    scopes = Set.copyOf(scopes);
  }
}

package net.psmail.status.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a token may do. */
public enum Scope {
  /** See what operators see. */
  READ,
  COMPONENTS,
  PROBES,
  INCIDENTS,
  SUBSCRIBERS,
  TOKENS;

  /** As it stands in a request: {@code incidents}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Scope> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  static String text(Set<Scope> scopes) {
    return String.join(" ", EnumSet.copyOf(scopes).stream().map(Scope::code).toList());
  }

  static Set<Scope> set(String text) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String code : text.split(" ", -1)) {
      of(code).ifPresent(scopes::add);
    }
    return scopes;
  }
}

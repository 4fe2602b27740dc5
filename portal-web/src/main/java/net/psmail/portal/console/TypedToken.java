package net.psmail.portal.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.TokensView;
import net.psmail.provisioning.token.Scope;

/**
 * What stands in the form for a token, and what is wrong with it.
 *
 * @param lifetime a key of {@link #LIFETIMES}; anything else was not ours to choose
 */
record TypedToken(String name, List<String> scopes, String lifetime, List<Problem> problems) {

  private static final String NO_END = "none";

  private static final Map<String, Optional<Duration>> LIFETIMES =
      Map.of(
          "30",
          Optional.of(Duration.ofDays(30)),
          "90",
          Optional.of(Duration.ofDays(90)),
          "365",
          Optional.of(Duration.ofDays(365)),
          NO_END,
          Optional.empty());

  /** The form before anything was typed. */
  static final TypedToken NONE =
      new TypedToken("", List.of(Scope.CERTIFICATES_READ.word()), "90", List.of());

  static TypedToken of(String name, List<String> scopes, String lifetime) {
    List<Problem> problems = new ArrayList<>();
    if (scopes.isEmpty() || scopes.stream().anyMatch(word -> Scope.of(word).isEmpty())) {
      problems.add(Problem.of("scope", "problem.token-scope"));
    }
    if (!LIFETIMES.containsKey(lifetime)) {
      problems.add(Problem.of("lifetime", "problem.token-lifetime"));
    }
    return new TypedToken(name, scopes, lifetime, problems);
  }

  TypedToken with(List<Problem> problems) {
    return new TypedToken(name, scopes, lifetime, problems);
  }

  Set<Scope> chosen() {
    return scopes.stream().flatMap(word -> Scope.of(word).stream()).collect(Collectors.toSet());
  }

  /** Empty for a token without an end. */
  Optional<Duration> chosenLifetime() {
    return LIFETIMES.getOrDefault(lifetime, Optional.empty());
  }

  TokensView.Form form() {
    return new TokensView.Form(
        name, Stream.of(Scope.values()).map(Scope::word).toList(), scopes, lifetime);
  }
}

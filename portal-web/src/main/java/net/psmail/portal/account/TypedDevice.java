package net.psmail.portal.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.psmail.portal.view.DevicesView;
import net.psmail.portal.view.Problem;
import net.psmail.provisioning.device.DeviceScope;
import net.psmail.provisioning.device.DeviceWish;

/**
 * What stands in the form for a device password.
 *
 * @param scope a {@link DeviceScope} in small letters; anything else was not ours to choose
 * @param lifetime a key of {@link #LIFETIMES}; the same goes for it
 */
record TypedDevice(String name, String scope, String lifetime) {

  private static final String NO_END = "none";

  private static final Map<String, Optional<Duration>> LIFETIMES =
      Map.of(
          NO_END,
          Optional.empty(),
          "30",
          Optional.of(Duration.ofDays(30)),
          "90",
          Optional.of(Duration.ofDays(90)),
          "365",
          Optional.of(Duration.ofDays(365)));

  /** The form before anything was typed. */
  static final TypedDevice NONE = new TypedDevice("", word(DeviceScope.BOTH), NO_END);

  static String word(DeviceScope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (chosen().isEmpty()) {
      problems.add(Problem.of("scope", "problem.device-scope"));
    }
    if (!LIFETIMES.containsKey(lifetime)) {
      problems.add(Problem.of("lifetime", "problem.device-lifetime"));
    }
    return problems;
  }

  DeviceWish wish() {
    return new DeviceWish(
        name, chosen().orElseThrow(), LIFETIMES.getOrDefault(lifetime, Optional.empty()));
  }

  private Optional<DeviceScope> chosen() {
    return Stream.of(DeviceScope.values()).filter(known -> word(known).equals(scope)).findFirst();
  }

  DevicesView.Form form(String id) {
    return new DevicesView.Form(id, name, scope, lifetime);
  }
}

package net.psmail.status.probe;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.psmail.status.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * One thing to look at, valid by construction: anything wrong is an {@code INVALID_SETTING} with
 * the name of the field as its payload, such as {@code target} or {@code option.days}.
 *
 * @param key what it is called: up to 64 letters, digits, dots and dashes
 * @param component the key of the component that it speaks for, written alike
 * @param target a port, address, name or path, as the kind wants it
 * @param options what else the kind knows, by name
 * @param interval from one look to the next, from a second to a day
 * @param timeout how long one look may take, from 0.1 seconds to the interval
 * @param failures how many failures in a row count, 1 to 20
 * @param slow a longer look counts as limited; null if none does
 * @param severity what a failure makes of the component
 * @param dependsOn the key of a probe without whose success this one's failure means nothing
 * @param origin an operator's may look at public addresses alone, without any secret
 */
public record Probe(
    String key,
    String component,
    ProbeKind kind,
    String target,
    SortedMap<String, String> options,
    Duration interval,
    Duration timeout,
    int failures,
    @Nullable Duration slow,
    Severity severity,
    @Nullable String dependsOn,
    Origin origin) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
  private static final int MOST_FAILURES = 20;

  public Probe {
    checkKey("key", key);
    checkKey("component", component);
    check(kind.place().fits(target), "target", "\"" + target + "\" " + kind.place().advice());
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    checkOptions(kind, options);
    if (origin == Origin.OPERATOR) {
      checkRights(kind, options);
    }
    checkTime("interval", interval, SHORTEST_INTERVAL, LONGEST_INTERVAL);
    checkTime("timeout", timeout, SHORTEST_TIMEOUT, interval);
    check(
        failures >= 1 && failures <= MOST_FAILURES,
        "failures",
        failures + " must be a whole number from 1 to 20.");
    if (slow != null) {
      checkTime("slow", slow, Duration.ofMillis(1), timeout);
    }
    if (dependsOn != null) {
      checkKey("depends", dependsOn);
      check(!dependsOn.equals(key), "depends", "It must be another probe.");
    }
  }

  /** One with the usual times, that speaks for the component of its own key. */
  public static Probe of(String key, ProbeKind kind, String target, Map<String, String> options) {
    return new Probe(
        key,
        key,
        kind,
        target,
        new TreeMap<>(options),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        2,
        null,
        Severity.MAJOR_OUTAGE,
        null,
        Origin.ADMINISTRATOR);
  }

  /** The same with other times. */
  public Probe every(Duration newInterval, Duration newTimeout) {
    return new Probe(
        key,
        component,
        kind,
        target,
        options,
        newInterval,
        newTimeout,
        failures,
        slow,
        severity,
        dependsOn,
        origin);
  }

  /** Where to connect: the host of the target, without brackets; for people, any target. */
  public String host() {
    return switch (kind.place()) {
      case PORT -> hostOf(target);
      case SITE, TRUSTED_SITE -> unbracketed(Objects.requireNonNull(site().getHost()));
      default -> target;
    };
  }

  int port() {
    return portOf(target);
  }

  URI site() {
    return URI.create(target);
  }

  /** The name that clients use, and that the certificate must have. */
  String serverName() {
    return options.getOrDefault("name", host());
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  int option(String name, int otherwise) {
    return option(name).map(Integer::parseInt).orElse(otherwise);
  }

  static String hostOf(String hostAndPort) {
    return unbracketed(parts(hostAndPort).group("host"));
  }

  static int portOf(String hostAndPort) {
    return Integer.parseInt(parts(hostAndPort).group("port"));
  }

  private static Matcher parts(String hostAndPort) {
    Matcher matcher = Place.HOST_AND_PORT.matcher(hostAndPort);
    if (!matcher.matches()) {
      throw new IllegalStateException(hostAndPort);
    }
    return matcher;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static void checkOptions(ProbeKind kind, SortedMap<String, String> options) {
    List<String> known = kind.optionNames();
    for (String name : options.keySet()) {
      check(
          known.contains(name),
          "option." + name,
          "There is no such option; "
              + kind.key()
              + (known.isEmpty() ? " has none." : " has " + String.join(", ", known) + "."));
    }
    for (Option option : kind.options()) {
      String value = options.get(option.name());
      check(
          value != null || !option.required(),
          "option." + option.name(),
          "It is needed, and must be " + option.advice());
      check(
          value == null || option.fits().test(value),
          "option." + option.name(),
          "\"" + value + "\" must be " + option.advice());
    }
  }

  /** A target of somebody's choice is told no secret, and shows nothing of this machine. */
  private static void checkRights(ProbeKind kind, SortedMap<String, String> options) {
    check(kind.isForOperators(), "kind", "Only the settings may have " + kind.key() + ".");
    for (String name : options.keySet()) {
      check(
          kind.optionsOfOperators().contains(name),
          "option." + name,
          "Only the settings may have it.");
    }
  }

  private static void checkKey(String field, String key) {
    check(
        KEY.matcher(key).matches(),
        field,
        "\"" + key + "\" must be up to 64 letters, digits, dots and dashes.");
  }

  private static void checkTime(String field, Duration time, Duration least, Duration most) {
    check(
        time.compareTo(least) >= 0 && time.compareTo(most) <= 0,
        field,
        "\"" + time + "\" must be a time from " + least + " to " + most + ".");
  }

  private static void check(boolean right, String field, String advice) {
    if (!right) {
      throw StatusException.invalidSetting(field, advice);
    }
  }
}

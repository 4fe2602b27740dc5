package net.psmail.status.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;
import org.jspecify.annotations.Nullable;

/**
 * The probes of the settings: those that {@code psmail.status.probes} names, or, when that is
 * empty, those that this installation asks for by itself. A name without a kind is one of these.
 */
public final class Probes {

  private static final String KEY = "psmail.status.probes";
  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(500);

  private final Settings settings;
  private final Map<String, Probe> own;

  private Probes(Settings settings) {
    this.settings = settings;
    this.own = new LinkedHashMap<>();
    new Installation(settings).probes().forEach(probe -> own.put(probe.key(), probe));
  }

  /** All probes, in the order in which readers see their components. */
  public static List<Probe> from(Settings settings) {
    Probes probes = new Probes(settings);
    List<Probe> all =
        settings.text(KEY).map(probes::named).orElseGet(() -> List.copyOf(probes.own.values()));
    if (all.isEmpty()) {
      throw StatusException.invalidSetting(KEY, "name a probe, such as imaps.");
    }
    checkDependencies(all);
    return all;
  }

  /** The kind with this name, as {@link ProbeKind#key} has it. */
  public static Optional<ProbeKind> kind(String key) {
    return Arrays.stream(ProbeKind.values()).filter(kind -> kind.key().equals(key)).findFirst();
  }

  private List<Probe> named(String list) {
    Set<String> seen = new HashSet<>();
    return Stream.of(list.split("[,\\s]+", -1))
        .filter(name -> !name.isEmpty())
        .map(
            name -> {
              if (!name.matches("[a-z0-9-]{1,64}") || !seen.add(name)) {
                throw StatusException.invalidSetting(
                    KEY, "\"%s\" must be small letters, digits, dashes; once.".formatted(name));
              }
              return one(name);
            })
        .toList();
  }

  private Probe one(String name) {
    String kindKey = "psmail.status.probe.NAME.kind".replace("NAME", name);
    Optional<String> kind = settings.text(kindKey);
    Probe automatic = own.get(name);
    if (kind.isEmpty() && automatic != null) {
      return automatic;
    }
    ProbeKind known =
        kind.flatMap(Probes::kind)
            .orElseThrow(
                () ->
                    StatusException.invalidSetting(
                        kindKey,
                        "\"%s\" must be one of %s."
                            .formatted(
                                kind.orElse(""),
                                String.join(
                                    ", ",
                                    Stream.of(ProbeKind.values()).map(ProbeKind::key).toList()))));
    Probe probe;
    try {
      probe = read(name, known);
    } catch (StatusException e) {
      throw e.payload().startsWith("psmail.") ? e : inSettings(name, e);
    }
    checkSecrets(probe);
    return probe;
  }

  /** The same mistake, told by the key of the setting instead of the field. */
  private static StatusException inSettings(String name, StatusException e) {
    String message = String.valueOf(e.getMessage());
    return StatusException.invalidSetting(
        "psmail.status.probe." + name + "." + e.payload(),
        message.substring(e.payload().length() + 2));
  }

  private Probe read(String name, ProbeKind kind) {
    Usual usual = Usual.of(kind, settings);
    Duration interval =
        settings.duration(key("interval", name), usual.interval(), SHORTEST, LONGEST);
    Duration usualTimeout = usual.timeout().compareTo(interval) < 0 ? usual.timeout() : interval;
    return new Probe(
        name,
        settings.text(key("component", name), name),
        kind,
        settings.text(key("target", name), ""),
        options(name, kind),
        interval,
        settings.duration(key("timeout", name), usualTimeout, SHORTEST_TIMEOUT, interval),
        settings.number(key("failures", name), usual.failures(), 1, 20),
        slow(name),
        severity(name, usual.severity()),
        settings.text(key("depends", name)).orElse(null),
        Origin.ADMINISTRATOR);
  }

  private SortedMap<String, String> options(String name, ProbeKind kind) {
    TreeMap<String, String> options = new TreeMap<>();
    for (String option : kind.optionNames()) {
      settings
          .text(
              "psmail.status.probe.NAME.option.NAME"
                  .replaceFirst("NAME", name)
                  .replaceFirst("NAME", option))
          .ifPresent(value -> options.put(option, value));
    }
    return options;
  }

  private @Nullable Duration slow(String name) {
    String key = key("slow", name);
    return settings.text(key).isEmpty()
        ? null
        : settings.duration(key, SHORTEST_TIMEOUT, Duration.ofMillis(1), LONGEST);
  }

  private Severity severity(String name, Severity usual) {
    String key = key("severity", name);
    String text = settings.text(key, usual.name());
    return Arrays.stream(Severity.values())
        .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_')))
        .findFirst()
        .orElseThrow(
            () ->
                StatusException.invalidSetting(
                    key,
                    "\"%s\" must be major-outage, partial-outage or degraded-performance."
                        .formatted(text)));
  }

  private static String key(String field, String name) {
    String key =
        switch (field) {
          case "component" -> "psmail.status.probe.NAME.component";
          case "target" -> "psmail.status.probe.NAME.target";
          case "interval" -> "psmail.status.probe.NAME.interval";
          case "timeout" -> "psmail.status.probe.NAME.timeout";
          case "failures" -> "psmail.status.probe.NAME.failures";
          case "slow" -> "psmail.status.probe.NAME.slow";
          case "severity" -> "psmail.status.probe.NAME.severity";
          case "depends" -> "psmail.status.probe.NAME.depends";
          default -> throw new IllegalArgumentException(field);
        };
    return key.replace("NAME", name);
  }

  private void checkSecrets(Probe probe) {
    Logins logins = new Logins(settings);
    Stream.of("login", "imap-login")
        .flatMap(option -> probe.option(option).stream())
        .forEach(logins::require);
    String url = "psmail.status.database.NAME.url".replace("NAME", probe.target());
    if (probe.kind() == ProbeKind.DATABASE && settings.text(url).isEmpty()) {
      throw StatusException.invalidSetting(
          url, "write the address of the database, such as jdbc:mysql://db.example.org/mail.");
    }
  }

  /** Each must lead to a probe, and none back to itself. */
  private static void checkDependencies(List<Probe> probes) {
    Map<String, Probe> byKey = new LinkedHashMap<>();
    probes.forEach(probe -> byKey.put(probe.key(), probe));
    for (Probe probe : probes) {
      List<String> way = new ArrayList<>(List.of(probe.key()));
      for (String next = probe.dependsOn(); next != null; ) {
        Probe found = byKey.get(next);
        if (found == null || way.contains(next)) {
          throw StatusException.invalidSetting(
              key("depends", probe.key()),
              "\"%s\" must be another probe of %s that does not depend on this one."
                  .formatted(probe.dependsOn(), KEY));
        }
        way.add(next);
        next = found.dependsOn();
      }
    }
  }
}

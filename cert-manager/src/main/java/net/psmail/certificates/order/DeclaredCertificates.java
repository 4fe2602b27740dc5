package net.psmail.certificates.order;

import static net.psmail.certificates.CertificatesException.Kind.CONFIGURATION;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.Target;
import net.psmail.certificates.lifecycle.Declared;
import net.psmail.certificates.lifecycle.DeclaredPlans;
import net.psmail.certificates.lifecycle.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that operators declared, beside those of the configuration, which wins where
 * both have one of the same name.
 */
final class DeclaredCertificates {

  private final DeclaredPlans plans;
  private final DeclaredPlace ours;
  private final Map<String, DeclaredPlace> places;
  private final Set<String> configured;
  private final Set<Path> files;

  DeclaredCertificates(FleetSettings settings, Path directory, DeclaredPlans plans) {
    this.plans = plans;
    this.ours = new DeclaredPlace("", directory.resolve("declared"), null, List.of(), List.of());
    this.places =
        settings.places().stream()
            .collect(Collectors.toUnmodifiableMap(DeclaredPlace::name, Function.identity()));
    this.configured =
        settings.all().stream()
            .map(wish -> wish.plan().id())
            .collect(Collectors.toUnmodifiableSet());
    this.files =
        settings.all().stream()
            .map(wish -> wish.file().normalize())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** What certificates of the configuration are called. */
  Set<String> configured() {
    return configured;
  }

  /** Has them begin their lives, as at a start. */
  void takeIn() {
    plans.takeIn(configured);
  }

  /** Those that are not overruled, by their ids; also those that are set aside. */
  List<Declared> all() {
    return plans.all().stream().filter(one -> !configured.contains(one.plan().id())).toList();
  }

  Optional<Declared> find(String id) {
    return configured.contains(id) ? Optional.empty() : plans.find(id);
  }

  /** What is wanted of those that are not set aside. */
  List<Plan> plans() {
    return all().stream().filter(one -> one.setAsideAt() == null).map(Declared::plan).toList();
  }

  /** Those in whose place the configuration has others. */
  Set<String> overruled() {
    return plans.all().stream()
        .map(one -> one.plan().id())
        .filter(configured::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Where it is installed; nowhere for one that is not declared. */
  List<Target> targets(Plan plan) {
    return find(plan.id())
        .map(one -> place(one.place()).target(plan.id(), plan.names()))
        .map(this::unlessTaken)
        .map(List::of)
        .orElse(List.of());
  }

  /** Where these of its names have to be seen; nowhere while its place is not there. */
  List<Listener> listeners(Declared declared, CertificateNames names) {
    String place = declared.place();
    return place == null || !places.containsKey(place) ? List.of() : place(place).listeners(names);
  }

  /** Whether a certificate of the configuration lies where this one would. */
  boolean isTaken(String id, @Nullable String place) {
    return files.contains(place(place).file(id).normalize());
  }

  /**
   * A place of the settings.
   *
   * @param name null for the folder of ours
   * @throws CertificatesException CONFIGURATION when there is none of that name any more
   */
  private DeclaredPlace place(@Nullable String name) {
    DeclaredPlace place = name == null ? ours : places.get(name);
    if (place == null) {
      throw new CertificatesException(
          CONFIGURATION,
          String.valueOf(name),
          "There is no place \""
              + name
              + "\" in psmail.certificates.places any more: choose another for it.");
    }
    return place;
  }

  private Target unlessTaken(Target target) {
    if (files.contains(target.file().normalize())) {
      throw new CertificatesException(
          CONFIGURATION,
          target.file().toString(),
          target.file()
              + " is the file of a certificate of the configuration: choose another place.");
    }
    return target;
  }
}

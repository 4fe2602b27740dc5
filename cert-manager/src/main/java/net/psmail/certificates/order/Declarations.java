package net.psmail.certificates.order;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.certificates.acme.Authority;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.Declared;
import net.psmail.certificates.lifecycle.DeclaredPlans;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Lifecycle;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.order.TypingFault.Kind;
import net.psmail.certificates.order.TypingFault.Part;

/**
 * What operators declare: certificates besides those of the configuration, which nobody changes
 * here. One that is set aside is not renewed any more, and is forgotten after {@link #KEPT}.
 */
public final class Declarations {

  /** How long one that was set aside can be brought back. */
  public static final Duration KEPT = Duration.ofDays(7);

  /**
   * What may be chosen from.
   *
   * @param issuers in the order of the settings
   * @param challenges those for which the settings have what they need, such as {@code http-01}
   * @param keys such as {@code ec-p256}
   * @param usualIssuers those that the settings ask for site and mail
   */
  public record Choices(
      List<String> issuers,
      List<String> challenges,
      List<String> keys,
      List<Place> places,
      List<String> usualIssuers) {

    public Choices {
      issuers = List.copyOf(issuers);
      challenges = List.copyOf(challenges);
      keys = List.copyOf(keys);
      places = List.copyOf(places);
      usualIssuers = List.copyOf(usualIssuers);
    }
  }

  /**
   * A place of the settings.
   *
   * @param listeners where each name has to be seen, as in {@code tls://127.0.0.1:443}
   */
  public record Place(String name, String directory, List<String> listeners) {

    public Place {
      listeners = List.copyOf(listeners);
    }
  }

  private final FleetSettings settings;
  private final DeclaredCertificates declared;
  private final DeclaredPlans plans;
  private final Authorities authorities;
  private final Lifecycle lifecycle;
  private final Clock clock;

  Declarations(
      FleetSettings settings,
      DeclaredCertificates declared,
      DeclaredPlans plans,
      Authorities authorities,
      Lifecycle lifecycle,
      Clock clock) {
    this.settings = settings;
    this.declared = declared;
    this.plans = plans;
    this.authorities = authorities;
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  public Choices choices() {
    return new Choices(
        List.copyOf(issuers()),
        challenges().stream().map(ChallengeKind::method).toList(),
        Stream.of(KeyType.values()).map(TypedPlan::word).toList(),
        settings.places().stream().map(DeclaredPlace::shown).toList(),
        settings.site().plan().issuers());
  }

  /** One of them, also one that is set aside; none that the configuration overrules. */
  public Optional<Declaration> find(String id) {
    return declared.find(id).map(Declaration::of);
  }

  /**
   * Takes a new one in, which is ordered within seconds.
   *
   * @param by who wants it, for its history
   * @return what is wrong with it; nothing when it was taken in
   */
  public List<TypingFault> declare(TypedCertificate typed, String by) {
    Set<String> taken =
        lifecycle.all().stream().map(one -> one.plan().id()).collect(Collectors.toSet());
    taken.addAll(declared.configured());
    taken.add(FleetSettings.RESERVED);
    return with(
        typed,
        taken,
        read -> isFree(read, true),
        read -> plans.add(plan(read), read.place(), "Declared by " + by + "."),
        new TypingFault(Part.ID, Kind.TAKEN, typed.id().strip()));
  }

  /**
   * Changes one. What is served stays until another is proved.
   *
   * @param version of the one that was seen
   * @param by who wants that, for its history
   * @return what is wrong with it; nothing when it was changed
   */
  public List<TypingFault> change(TypedCertificate typed, int version, String by) {
    TypingFault meanwhile = new TypingFault(Part.ID, Kind.CHANGED_MEANWHILE, typed.id());
    Optional<Declared> before =
        declared
            .find(typed.id())
            .filter(one -> one.version() == version && one.setAsideAt() == null);
    if (before.isEmpty()) {
      return List.of(meanwhile);
    }
    return with(
        typed,
        Set.of(),
        read -> isFree(read, !Objects.equals(read.place(), before.get().place())),
        read -> plans.change(plan(read), read.place(), version, "Changed by " + by + "."),
        meanwhile);
  }

  /** Removes one until it is brought back; false when none of that name is declared and wanted. */
  public boolean setAside(String id) {
    return declared.find(id).isPresent() && plans.setAside(id);
  }

  /** Wants one again that was set aside; false when none of that name was. */
  public boolean bringBack(String id) {
    return declared.find(id).isPresent() && plans.bringBack(id);
  }

  /** Forgets those that were set aside too long ago to be brought back. */
  void forgetOld() {
    plans.forget(clock.instant().minus(KEPT));
  }

  private List<TypingFault> with(
      TypedCertificate typed,
      Set<String> taken,
      Predicate<TypedPlan> isFree,
      Predicate<TypedPlan> keep,
      TypingFault refused) {
    TypedPlan read =
        new TypedPlan(
            typed,
            new TypedPlan.Bounds(
                taken,
                issuers(),
                challenges(),
                settings.places().stream()
                    .map(DeclaredPlace::name)
                    .collect(Collectors.toUnmodifiableSet())));
    List<TypingFault> faults = new ArrayList<>(read.faults());
    if (!faults.isEmpty()) {
      return faults;
    }
    List<String> silent = new ArrayList<>();
    faults.addAll(profileFaults(plan(read), silent));
    if (!isFree.test(read)) {
      faults.add(new TypingFault(Part.PLACE, Kind.TAKEN, plan(read).id() + ".pem"));
    }
    if (faults.isEmpty() && !keep.test(read)) {
      faults.add(refused);
    }
    if (faults.isEmpty() && !silent.isEmpty()) {
      lifecycle.remark(
          plan(read).id(),
          "Whether there is the profile \"%s\" was not checked: no answer from %s."
              .formatted(plan(read).profile(), String.join(", ", silent)));
    }
    return faults;
  }

  /**
   * Those of its issuers that say that they have no such profile.
   *
   * @param silent takes those that do not answer
   */
  private List<TypingFault> profileFaults(Plan plan, List<String> silent) {
    List<TypingFault> faults = new ArrayList<>();
    String profile = plan.profile();
    for (String issuer : plan.issuers()) {
      if (profile != null && !issuer.equals(LocalIssuer.NAME)) {
        Optional<Set<String>> offered = authorities.profiles(issuer);
        if (offered.isEmpty()) {
          silent.add(issuer);
        } else if (!offered.get().contains(profile)) {
          faults.add(new TypingFault(Part.PROFILE, Kind.NOT_OFFERED, issuer));
        }
      }
    }
    return faults;
  }

  /**
   * Whether nobody else's file lies where it would be installed.
   *
   * @param isNewThere whether it was not installed there before
   */
  private boolean isFree(TypedPlan read, boolean isNewThere) {
    String id = plan(read).id();
    boolean lies =
        settings.places().stream()
            .filter(place -> place.name().equals(read.place()))
            .anyMatch(place -> Files.exists(place.file(id)));
    return !declared.isTaken(id, read.place()) && !(isNewThere && lies);
  }

  private Set<String> issuers() {
    Set<String> issuers = new LinkedHashSet<>(settings.site().plan().issuers());
    settings.authorities().stream().map(Authority::name).forEach(issuers::add);
    issuers.add(LocalIssuer.NAME);
    return issuers;
  }

  private Set<ChallengeKind> challenges() {
    Set<ChallengeKind> possible = EnumSet.of(ChallengeKind.HTTP_01);
    if (settings.zone().isPresent()) {
      possible.add(ChallengeKind.DNS_01);
    }
    if (settings.alpn().isPresent()) {
      possible.add(ChallengeKind.TLS_ALPN_01);
    }
    return possible;
  }

  private static Plan plan(TypedPlan read) {
    return read.plan().orElseThrow();
  }
}

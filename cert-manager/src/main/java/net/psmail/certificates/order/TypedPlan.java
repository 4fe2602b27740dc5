package net.psmail.certificates.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.acme.NameLimit;
import net.psmail.certificates.lifecycle.ChallengeKind;
import net.psmail.certificates.lifecycle.KeyType;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.order.TypingFault.Kind;
import net.psmail.certificates.order.TypingFault.Part;
import org.jspecify.annotations.Nullable;

/** A plan out of what was typed, or all that is wrong with that. */
final class TypedPlan {

  /**
   * What it has to agree with.
   *
   * @param taken what other certificates are called
   * @param issuers those that the settings name
   * @param challenges those for which the settings have what they need
   * @param places those that the settings name
   */
  record Bounds(
      Set<String> taken, Set<String> issuers, Set<ChallengeKind> challenges, Set<String> places) {

    Bounds {
      taken = Set.copyOf(taken);
      issuers = Set.copyOf(issuers);
      challenges = Set.copyOf(challenges);
      places = Set.copyOf(places);
    }
  }

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Files of keys of accounts at authorities begin with that. */
  private static final String OF_ACCOUNTS = "account-";

  /** What the database keeps of all names together. */
  private static final int LONGEST_NAMES = 4096;

  /** What the database keeps of all issuers together. */
  private static final int LONGEST_ISSUERS = 255;

  private final Bounds bounds;
  private final List<TypingFault> faults = new ArrayList<>();
  private final @Nullable String place;
  private final @Nullable Plan plan;

  TypedPlan(TypedCertificate typed, Bounds bounds) {
    this.bounds = bounds;
    String id = id(typed.id().strip());
    String profile = profile(typed.profile().strip());
    List<String> names = names(words(typed.names()), profile);
    Optional<KeyType> key = choice(KeyType.class, Part.KEY, typed.key(), KeyType.EC_P256);
    Optional<ChallengeKind> challenge =
        choice(ChallengeKind.class, Part.CHALLENGE, typed.challenge(), ChallengeKind.HTTP_01);
    challenge.ifPresent(kind -> requirePossible(kind, names));
    List<String> issuers = issuers(words(typed.issuers()));
    this.place = place(typed.place().strip());
    this.plan =
        faults.isEmpty()
            ? new Plan(
                id,
                CertificateNames.of(names),
                key.orElseThrow(),
                challenge.orElseThrow(),
                profile.isEmpty() ? null : profile,
                issuers)
            : null;
  }

  /** In the order of the parts; empty when there is a plan. */
  List<TypingFault> faults() {
    return faults.stream().sorted((one, other) -> one.part().compareTo(other.part())).toList();
  }

  Optional<Plan> plan() {
    return Optional.ofNullable(plan);
  }

  /** Null for a folder of ours. */
  @Nullable String place() {
    return place;
  }

  private String id(String id) {
    if (id.isEmpty()) {
      fault(Part.ID, Kind.MISSING, "");
    } else if (!ID.matcher(id).matches()) {
      fault(Part.ID, Kind.MALFORMED, id);
    } else if (bounds.taken().contains(id) || id.startsWith(OF_ACCOUNTS)) {
      fault(Part.ID, Kind.TAKEN, id);
    }
    return id;
  }

  private String profile(String profile) {
    if (!profile.isEmpty() && !PROFILE.matcher(profile).matches()) {
      fault(Part.PROFILE, Kind.MALFORMED, profile);
    }
    return profile;
  }

  /** Those of which nothing is wrong, in ASCII. */
  private List<String> names(List<String> typed, String profile) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : typed) {
      try {
        names.addAll(CertificateNames.of(List.of(name)).all());
      } catch (IllegalArgumentException malformed) {
        fault(Part.NAMES, Kind.MALFORMED, name);
      }
    }
    if (typed.isEmpty()) {
      fault(Part.NAMES, Kind.MISSING, "");
    }
    int most = NameLimit.most(profile);
    if (names.size() > most || String.join(" ", names).length() > LONGEST_NAMES) {
      fault(Part.NAMES, Kind.TOO_MANY, String.valueOf(most));
    }
    return List.copyOf(names);
  }

  private void requirePossible(ChallengeKind challenge, List<String> names) {
    if (!bounds.challenges().contains(challenge)) {
      fault(Part.CHALLENGE, Kind.NOT_SET_UP, challenge.method());
    }
    if (names.isEmpty()) {
      return;
    }
    CertificateNames all = CertificateNames.of(names);
    if (challenge == ChallengeKind.DNS_01) {
      all.addresses().forEach(address -> fault(Part.CHALLENGE, Kind.ADDRESS_WITH_DNS, address));
    } else {
      all.hosts().stream()
          .filter(host -> host.startsWith("*."))
          .forEach(host -> fault(Part.CHALLENGE, Kind.WILDCARD_WITHOUT_DNS, host));
    }
  }

  private List<String> issuers(List<String> issuers) {
    if (issuers.isEmpty()) {
      fault(Part.ISSUERS, Kind.MISSING, "");
    }
    if (String.join(" ", issuers).length() > LONGEST_ISSUERS) {
      fault(Part.ISSUERS, Kind.TOO_MANY, "");
    }
    issuers.stream()
        .filter(issuer -> !bounds.issuers().contains(issuer))
        .forEach(issuer -> fault(Part.ISSUERS, Kind.UNKNOWN, issuer));
    return issuers;
  }

  private @Nullable String place(String place) {
    if (!place.isEmpty() && !bounds.places().contains(place)) {
      fault(Part.PLACE, Kind.UNKNOWN, place);
    }
    return place.isEmpty() ? null : place;
  }

  private <E extends Enum<E>> Optional<E> choice(Class<E> type, Part part, String typed, E usual) {
    String word = typed.strip();
    Optional<E> chosen =
        Stream.of(type.getEnumConstants())
            .filter(one -> word(one).equals(word))
            .findFirst()
            .or(() -> word.isEmpty() ? Optional.of(usual) : Optional.empty());
    if (chosen.isEmpty()) {
      fault(part, Kind.UNKNOWN, word);
    }
    return chosen;
  }

  private void fault(Part part, Kind kind, String subject) {
    faults.add(new TypingFault(part, kind, subject));
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("[\\s,]+", -1)).filter(word -> !word.isEmpty()).distinct().toList();
  }
}

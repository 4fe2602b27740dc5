package net.psmail.certificates.order;

import static net.psmail.certificates.CertificatesException.Kind.REFUSED_BY_ISSUER;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.certificates.CertificatesException;
import net.psmail.certificates.acme.AcmeIssuer;
import net.psmail.certificates.acme.Authority;
import net.psmail.certificates.lifecycle.Issuer;
import net.psmail.certificates.lifecycle.KnownAccounts;
import net.psmail.certificates.lifecycle.KnownAccounts.KnownAccount;
import net.psmail.certificates.lifecycle.NotIssued;
import net.psmail.certificates.lifecycle.Plan;

/** The authorities that speak ACME, the one for trials last, and our accounts at them. */
final class Authorities {

  private final FleetSettings settings;
  private final DeclaredCertificates declared;
  private final KnownAccounts known;
  private final Map<String, AcmeIssuer> issuers = new LinkedHashMap<>();

  /** Something that is asked of an authority. */
  private interface Request {
    void ask() throws NotIssued;
  }

  Authorities(
      FleetSettings settings,
      DeclaredCertificates declared,
      KnownAccounts known,
      Function<Authority, AcmeIssuer> issuerOf) {
    this.settings = settings;
    this.declared = declared;
    this.known = known;
    all().forEach(authority -> issuers.put(authority.name(), issuerOf.apply(authority)));
  }

  /** All but the one for trials. */
  List<Issuer> issuers() {
    return settings.authorities().stream()
        .<Issuer>map(authority -> issuer(authority.name()))
        .toList();
  }

  Optional<Issuer> forTrials() {
    return settings.trials().map(authority -> issuer(authority.name()));
  }

  List<IssuerAccount> accounts() {
    return all().map(this::account).toList();
  }

  /** Those that issue for site or mail or may try it, as far as they have said what they need. */
  List<CaaAuthority> caa() {
    return all().map(this::caa).flatMap(Optional::stream).toList();
  }

  /** What an authority calls its kinds of certificates; nothing when it cannot be asked. */
  Optional<Set<String>> profiles(String name) {
    return issuer(name).profiles();
  }

  void changeKey(String name) {
    request(name, issuer(name)::changeAccountKey);
  }

  void deactivate(String name) {
    request(name, issuer(name)::deactivateAccount);
  }

  private Stream<Authority> all() {
    return Stream.concat(settings.authorities().stream(), settings.trials().stream());
  }

  private AcmeIssuer issuer(String name) {
    AcmeIssuer issuer = issuers.get(name);
    if (issuer == null) {
      throw new CertificatesException(
          REFUSED_BY_ISSUER, name, "No authority of the settings is called \"" + name + "\".");
    }
    return issuer;
  }

  private IssuerAccount account(Authority authority) {
    Optional<KnownAccount> account = known(authority);
    return new IssuerAccount(
        authority.name(),
        authority.directory(),
        account.map(KnownAccount::location).orElse(null),
        authority.contacts(),
        isForTrials(authority.name()),
        account.map(KnownAccount::termsOfService).orElse(null));
  }

  private Optional<CaaAuthority> caa(Authority authority) {
    List<Plan> plans = plans(authority.name());
    String methods =
        plans.stream()
            .map(plan -> plan.challenge().method())
            .distinct()
            .collect(Collectors.joining(","));
    boolean wildcards =
        plans.stream()
            .flatMap(plan -> plan.names().hosts().stream())
            .anyMatch(host -> host.startsWith("*."));
    return known(authority)
        .filter(account -> !domains(authority, account).isEmpty() && !methods.isEmpty())
        .map(
            account ->
                new CaaAuthority(
                    authority.name(),
                    domains(authority, account),
                    account.location().toString(),
                    methods,
                    wildcards));
  }

  private static List<String> domains(Authority authority, KnownAccount account) {
    return authority.caaDomains(account.caaIdentities());
  }

  /** Also of other certificates, whose names may be of the same domain. */
  private List<Plan> plans(String issuer) {
    boolean isOfSiteOrMail =
        Stream.of(settings.site(), settings.mail())
            .anyMatch(wish -> wish.plan().issuers().contains(issuer));
    return Stream.concat(settings.all().stream().map(Wish::plan), declared.plans().stream())
        .filter(plan -> isForTrials(issuer) || (isOfSiteOrMail && plan.issuers().contains(issuer)))
        .toList();
  }

  /** Under the same name, settings may have meant another authority before. */
  private Optional<KnownAccount> known(Authority authority) {
    return known
        .find(authority.name())
        .filter(account -> account.directory().equals(authority.directory()));
  }

  private boolean isForTrials(String name) {
    return settings.trials().filter(one -> one.name().equals(name)).isPresent();
  }

  private static void request(String name, Request request) {
    try {
      request.ask();
    } catch (NotIssued refusal) {
      throw new CertificatesException(
          REFUSED_BY_ISSUER, name, name + ": " + refusal.sentence(), refusal);
    }
  }
}

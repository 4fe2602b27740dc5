package net.psmail.certificates.order;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.certificates.acme.Authority;
import net.psmail.certificates.dns.TextRecords;
import net.psmail.certificates.dns.TlsaRecords;
import net.psmail.certificates.install.Listener;
import net.psmail.certificates.install.Listener.Protocol;
import net.psmail.certificates.lifecycle.Plan;
import net.psmail.certificates.preflight.PreflightSettings;
import org.eclipse.microprofile.config.Config;

/**
 * What is written about issuers and about the certificates that they are asked for.
 *
 * @param authorities those of the issuers that speak ACME
 * @param trials one that nobody trusts, for dry runs
 * @param accounts folders of other programs, by the names of the authorities whose accounts are
 *     taken over from them
 * @param site the certificate of the site
 * @param mail the certificate of the mail ports
 * @param own those that the operator wants besides
 * @param places where operators may have certificates installed that they declare
 * @param others listeners whose certificates somebody else looks after
 * @param zone what changes the DNS; empty when names cannot be proved by it
 * @param preflight how names are looked at before an order
 * @param tlsa the TLSA records that the DNS shows
 * @param alpn where authorities see proofs in TLS; empty when they do not here
 */
record FleetSettings(
    List<Authority> authorities,
    Optional<Authority> trials,
    Map<String, Path> accounts,
    Wish site,
    Wish mail,
    List<Wish> own,
    List<DeclaredPlace> places,
    List<Listener> others,
    Optional<TextRecords> zone,
    PreflightSettings preflight,
    TlsaRecords tlsa,
    Optional<InetSocketAddress> alpn) {

  /** What the certificate of the site is called. */
  static final String SITE = "site";

  /** What the certificate of the mail ports is called. */
  static final String MAIL = "mail";

  /** What no certificate may be called. */
  static final String RESERVED = "place";

  /** Where authorities see proofs in TLS. */
  static final String ALPN_PORT = "psmail.acme.alpn.port";

  private static final String ISSUERS = "psmail.issuers";
  private static final String DRY_RUN = "psmail.dry-run";
  private static final String THIS_MACHINE = "127.0.0.1";

  static FleetSettings from(Config config, CertificateSettings certificates) {
    Settings settings = new Settings(config);
    List<String> usual =
        settings.text(ISSUERS).map(Settings::words).orElse(List.of(LocalIssuer.NAME));
    WishSettings ofSite = new WishSettings(settings, SITE, usual);
    WishSettings ofMail = new WishSettings(settings, MAIL, usual);
    List<Wish> own =
        settings.text("psmail.certificates").map(Settings::words).orElse(List.of()).stream()
            .map(name -> own(settings, name, usual))
            .toList();
    Wish site = site(settings, ofSite, certificates);
    Wish mail = mail(settings, ofMail, certificates);
    refuseOriginsOfTheLocalCas(site, mail);
    refuseDaneOfTheLocalCa(site);
    refuseDaneOfTheLocalCa(mail);
    Set<String> names = authorities(usual, site, mail, own);
    List<Authority> authorities =
        names.stream().map(name -> new AuthoritySettings(settings, name).authority()).toList();
    return new FleetSettings(
        authorities,
        trials(settings, authorities),
        accounts(settings, names),
        site,
        mail,
        own,
        new PlaceSettings(settings, certificates.directory()).all(),
        others(settings),
        new ZoneSettings(settings).records(),
        new ZoneSettings(settings).preflight(),
        new ZoneSettings(settings).tlsa(),
        alpn(settings));
  }

  private static Wish own(Settings settings, String name, List<String> usual) {
    if (name.equals(RESERVED)) {
      throw Settings.wrong(
          "psmail.certificates",
          "call none \"" + RESERVED + "\", which the keys of places begin with");
    }
    return new WishSettings(settings, name, usual).own();
  }

  /** All that are wanted. */
  List<Wish> all() {
    List<Wish> all = new ArrayList<>(List.of(site, mail));
    all.addAll(own);
    return all;
  }

  /** Which of site and mail are not left to the local CA. */
  Set<String> ofAuthorities() {
    return Stream.of(site, mail)
        .map(Wish::plan)
        .filter(plan -> !plan.issuers().equals(List.of(LocalIssuer.NAME)))
        .map(Plan::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What it keeps by itself gets another key each time. */
  private static void refuseDaneOfTheLocalCa(Wish wish) {
    if (!wish.dane().isEmpty() && wish.plan().issuers().equals(List.of(LocalIssuer.NAME))) {
      throw Settings.wrong(
          "psmail.certificate.NAME.dane",
          wish.plan().id(),
          "name an authority in psmail.issuers, or write nothing");
    }
  }

  private static List<Listener> others(Settings settings) {
    return settings
        .read(
            "psmail.certificates.watched",
            text -> Settings.words(text).stream().map(ListenerText::read).toList(),
            "write addresses such as tls://192.0.2.80:443/www.example.org, with commas between")
        .orElse(List.of());
  }

  private static Wish site(Settings settings, WishSettings wish, CertificateSettings certificates) {
    Listener https =
        new Listener(
            THIS_MACHINE,
            port(settings, "psmail.https.port", 8443),
            Protocol.TLS,
            certificates.siteHost());
    return wish.of(
        certificates.site(isPublic(wish)),
        certificates.directory().resolve("site.pem"),
        List.of(https));
  }

  private static Wish mail(Settings settings, WishSettings wish, CertificateSettings certificates) {
    String bound = settings.text("psmail.mail.bind").orElse(THIS_MACHINE);
    String host = Set.of("0.0.0.0", "::").contains(bound) ? THIS_MACHINE : bound;
    List<Listener> listeners = new ArrayList<>();
    for (int port :
        List.of(
            port(settings, "psmail.mail.imaps.port", 9993),
            port(settings, "psmail.mail.pop3s.port", 9995),
            port(settings, "psmail.mail.submissions.port", 9465))) {
      listeners.add(new Listener(host, port, Protocol.TLS, certificates.mailHost()));
    }
    return wish.of(
        certificates.mail(isPublic(wish)), certificates.directory().resolve("mail.pem"), listeners);
  }

  /** What the local CA keeps by itself may not be of another issuer. */
  private static void refuseOriginsOfTheLocalCas(Wish... wishes) {
    for (Wish wish : wishes) {
      if (wish.origin() != null && wish.plan().issuers().equals(List.of(LocalIssuer.NAME))) {
        throw Settings.wrong(
            WishSettings.IMPORT,
            wish.plan().id(),
            "name an authority in psmail.issuers, too, which renews what is taken over");
      }
    }
  }

  /** Authorities certify no name of this machine's own. */
  private static boolean isPublic(WishSettings wish) {
    return !wish.issuers().equals(List.of(LocalIssuer.NAME));
  }

  private static Set<String> authorities(List<String> usual, Wish site, Wish mail, List<Wish> own) {
    Set<String> names = new LinkedHashSet<>(usual);
    names.addAll(site.plan().issuers());
    names.addAll(mail.plan().issuers());
    own.forEach(wish -> names.addAll(wish.plan().issuers()));
    names.remove(LocalIssuer.NAME);
    return names;
  }

  private static Map<String, Path> accounts(Settings settings, Set<String> authorities) {
    Map<String, Path> folders = new HashMap<>();
    for (String name : authorities) {
      new AuthoritySettings(settings, name).origin().ifPresent(path -> folders.put(name, path));
    }
    return folders;
  }

  private static Optional<Authority> trials(Settings settings, List<Authority> others) {
    String advice =
        "write the name of an authority for trials, which no certificate has among its issuers";
    return settings
        .text(DRY_RUN)
        .map(
            name -> {
              boolean isTaken = others.stream().anyMatch(one -> one.name().equals(name));
              if (isTaken || name.equals(LocalIssuer.NAME)) {
                throw Settings.wrong(DRY_RUN, advice);
              }
              return new AuthoritySettings(settings, name).authority();
            });
  }

  private static Optional<InetSocketAddress> alpn(Settings settings) {
    String bound = settings.text("psmail.acme.alpn.bind").orElse(THIS_MACHINE);
    return settings.read(
        ALPN_PORT,
        text -> new InetSocketAddress(bound, Integer.parseInt(text)),
        "write the number of a port");
  }

  private static int port(Settings settings, String key, int usual) {
    return settings.read(key, Integer::parseInt, "write the number of a port").orElse(usual);
  }
}

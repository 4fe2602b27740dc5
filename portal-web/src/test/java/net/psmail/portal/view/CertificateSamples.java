package net.psmail.portal.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.psmail.portal.view.CertificateRow.Life;
import net.psmail.portal.view.CertificateRow.Next;
import net.psmail.portal.view.CertificateRow.Origin;
import net.psmail.portal.view.KeptCertificateView.Happening;
import net.psmail.portal.view.KeptCertificateView.Look;
import net.psmail.portal.view.KeptCertificateView.Name;
import net.psmail.portal.view.KeptCertificateView.Sight;
import net.psmail.portal.view.KeptCertificateView.Tlsa;
import net.psmail.portal.view.KeptCertificateView.TlsaLine;
import net.psmail.portal.view.KeptCertificateView.Trial;
import net.psmail.portal.view.TrustView.Check;
import net.psmail.portal.view.TrustView.Shown;
import net.psmail.portal.view.TrustView.Word;
import org.jspecify.annotations.Nullable;

/** Certificates in the states that are worth a look, for operators and for everybody. */
final class CertificateSamples {

  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final String AUTHORITY = "PSMail local CA 9f31c07a";
  private static final String FINGERPRINT =
      "4F:0A:91:C3:7D:E2:58:B6:1C:33:F9:A4:02:6E:D7:85:"
          + "BB:10:4C:E9:76:2A:FD:38:90:5B:C1:0E:67:D4:A2:9F";
  private static final String REASON =
      "<b>mail.example.org: The DNS leads to 192.0.2.80, and not to this machine. Change its A"
          + " record to 198.51.100.7, or write psmail.acme.self-request=false.";
  private static final List<String> STAGES =
      List.of(
          "planned",
          "preflight",
          "ordered",
          "challenged",
          "issued",
          "staged",
          "installed",
          "proved",
          "failed");

  private static final Trial READY = new Trial("ready", null, "", List.of());

  private CertificateSamples() {}

  /** The pages of operators about one certificate. */
  static Map<String, KeptCertificateView> pages() {
    Map<String, KeptCertificateView> all = new TreeMap<>();
    all.put("certificate-kept", page(kept("site"), List.of(), null, null));
    all.put("certificate-kept-due", page(due(), List.of(), look("served"), null));
    all.put("certificate-proved", page(proved(), history(), look("other"), "renewed"));
    all.put("certificate-renew-due", page(next("renew-due"), history(), nowhere(), null));
    all.put("certificate-fresh", page(next("look"), List.of(), null, null));
    all.put("certificate-failed", page(failed(), history(), null, null));
    for (String stage : STAGES.subList(0, STAGES.size() - 2)) {
      all.put("certificate-" + stage, page(under(stage), List.of(), null, null));
    }
    all.put("certificate-trial-running", with(kept("site"), List.of(), trial("running")));
    all.put("certificate-trial-failed", with(proved(), names("wrong", "missing"), trial("failed")));
    all.put("certificate-trial-succeeded", with(proved(), names("ripe"), trial("succeeded")));
    all.put("certificate-revoked", page(under("planned"), List.of(), null, "revoked"));
    all.put("certificate-declared", page(declared("", null), history(), null, "declared"));
    all.put("certificate-declared-place", page(declared("web", null), history(), null, "changed"));
    all.put("certificate-set-aside", page(declared("web", NOW), history(), null, "set-aside"));
    all.put("certificate-brought-back", page(declared("", null), List.of(), null, "brought-back"));
    all.put("certificate-overrules", page(overruling(), List.of(), null, null));
    all.put("certificate-tlsa", with(proved(), names("missing", "waiting"), READY));
    all.put(
        "certificate-tlsa-other", with(proved(), names("unknown", "unserved", "leaving"), READY));
    return all;
  }

  /** The question before one is revoked. */
  static CertificateRevokeView revocation(String reason, String typed, List<Problem> problems) {
    return new CertificateRevokeView(
        proved(),
        List.of("key-compromise", "superseded", "cessation-of-operation", "unspecified"),
        reason,
        typed,
        true,
        problems);
  }

  static AuthoritiesView authorities(@Nullable String done) {
    return new AuthoritiesView(
        List.of(
            authority("letsencrypt", false),
            authority("staging", true),
            new AuthoritiesView.Authority(
                "new", "https://ca.example/directory", null, List.of(), null, false)),
        done);
  }

  static AuthoritiesView.Ask ask(String act, String refusal) {
    return new AuthoritiesView.Ask(authority("letsencrypt", false), act, refusal);
  }

  private static AuthoritiesView.Authority authority(String name, boolean forTrials) {
    String server = "https://acme-" + name + ".api.letsencrypt.org/";
    return new AuthoritiesView.Authority(
        name,
        server + "directory",
        server + "acme/acct/1234567890",
        List.of("<b>postmaster@example.org", "operations@example.org"),
        server + "terms/of-service.pdf",
        forTrials);
  }

  /** The question before one is renewed. */
  static KeptCertificateView renewal(List<Problem> problems) {
    KeptCertificateView page = page(proved(), List.of(), null, null);
    return new KeptCertificateView(
        page.row(),
        page.names(),
        page.served(),
        List.of(),
        null,
        List.of(),
        Trial.UNNAMED,
        null,
        problems);
  }

  static CertificatesView trial() {
    return new CertificatesView(List.of(kept("site"), kept("mail")));
  }

  static CertificatesView many() {
    return new CertificatesView(
        List.of(
            failed(),
            expired(),
            proved(),
            under("ordered"),
            next("renew-due"),
            kept("intern"),
            overruling(),
            declared("", null),
            declared("web", NOW)));
  }

  /** The form of a certificate that is declared. */
  static DeclarationView declaration(
      @Nullable String id, DeclarationView.Form form, boolean places, List<Problem> problems) {
    return new DeclarationView(
        id,
        id == null ? 0 : 3,
        form,
        new DeclarationView.Choices(
            List.of("ec-p256", "ec-p384", "rsa-2048", "rsa-3072", "rsa-4096"),
            List.of("http-01", "dns-01", "tls-alpn-01"),
            List.of("letsencrypt", "zerossl", "local"),
            places
                ? List.of(
                    new DeclarationView.Place(
                        "web", "/etc/ssl/psmail", List.of("tls://127.0.0.1:443")),
                    new DeclarationView.Place("archive", "/var/lib/archive", List.of()))
                : List.of()),
        problems);
  }

  static DeclarationRemoveView removal() {
    return new DeclarationRemoveView(declared("web", null));
  }

  private static CertificateRow declared(String place, @Nullable Instant setAside) {
    return of(
        next("look"),
        new Origin(
            true,
            place,
            setAside,
            setAside == null ? null : setAside.plus(Duration.ofDays(7)),
            false));
  }

  private static CertificateRow overruling() {
    return of(proved(), new Origin(false, "", null, null, true));
  }

  private static CertificateRow of(CertificateRow row, Origin origin) {
    return new CertificateRow(
        origin.declared() ? "shop" : row.id(),
        row.host(),
        row.more(),
        row.state(),
        row.issuer(),
        row.life(),
        row.next(),
        row.leftOut(),
        row.managed(),
        origin);
  }

  static TrustView trust(@Nullable String other, boolean local) {
    Check check =
        other == null
            ? null
            : new Check(
                NOW,
                List.of(
                    new Word("website", "served"),
                    new Word("imap", other),
                    new Word("pop3", "served"),
                    new Word("smtp", other.equals("no-answer") ? "unseen" : "served")));
    String issuer = local ? AUTHORITY : "Let’s Encrypt (R11)";
    List<String> many =
        Stream.of("psmail.test", "www", "autoconfig", "autodiscover", "mta-sts", "ua-auto-config")
            .map(name -> name.contains(".") ? name : name + ".psmail.test")
            .toList();
    return new TrustView(
        List.of(
            new Shown("site", List.of("website"), local, facts(issuer, many)),
            new Shown(
                "mail",
                List.of("imap", "pop3", "smtp"),
                local,
                facts(issuer, List.of("mail.psmail.test")))),
        local ? facts(issuer, List.of()) : null,
        List.of("mail.psmail.test"),
        local ? new Reference("/help/one", "Certificate <b>warning", "") : null,
        check);
  }

  private static KeptCertificateView page(
      CertificateRow row, List<Happening> history, @Nullable Look look, @Nullable String done) {
    List<Name> names = new ArrayList<>(List.of(new Name(row.host(), "held", "")));
    if (row.leftOut() > 0) {
      names.add(new Name("mta-sts." + "long-name.".repeat(8) + "example.org", "left-out", REASON));
      names.add(new Name("new.example.org", "next", ""));
    }
    return new KeptCertificateView(
        row,
        names,
        row.life() == null
            ? null
            : facts(row.managed() ? "Let’s Encrypt (R11)" : AUTHORITY, List.of(row.host())),
        history,
        look,
        List.of(),
        Trial.UNNAMED,
        done,
        List.of());
  }

  private static KeptCertificateView with(CertificateRow row, List<Tlsa> tlsa, Trial trial) {
    KeptCertificateView page = page(row, List.of(), null, null);
    return new KeptCertificateView(
        page.row(),
        page.names(),
        page.served(),
        page.history(),
        null,
        tlsa,
        trial,
        null,
        List.of());
  }

  private static Trial trial(String state) {
    boolean failed = state.equals("failed");
    return new Trial(
        state,
        state.equals("running") ? null : NOW,
        failed ? REASON : "",
        failed ? List.of() : List.of(new Name("mta-sts.example.org", "left-out", REASON)));
  }

  private static List<Tlsa> names(String... states) {
    return Stream.of(states).map(CertificateSamples::tlsa).toList();
  }

  private static Tlsa tlsa(String state) {
    String owner = "_25._tcp." + state + ".mail.example.org";
    boolean pasted = List.of("missing", "ripe").contains(state);
    List<TlsaLine> lines =
        Stream.of("current", "next", "former")
            .filter(key -> !state.startsWith("un"))
            .map(key -> line(owner, key, state))
            .toList();
    return new Tlsa(
        owner,
        state,
        !pasted,
        !pasted,
        state.equals("unknown") ? null : NOW,
        lines,
        state.equals("wrong") ? "<b>ns2.example.org did not answer." : "");
  }

  private static TlsaLine line(String owner, String key, String state) {
    String own =
        switch (key) {
          case "current" -> state.equals("wrong") ? "missing" : "ripe";
          case "next" ->
              state.equals("ripe") ? "ripe" : state.equals("waiting") ? "seen" : "missing";
          default -> state.equals("ripe") ? "staying" : "removable";
        };
    String pair = key.equals("current") ? "5a" : key.equals("next") ? "c3" : "0f";
    String data = "3 1 1 " + pair.repeat(32);
    return new TlsaLine(
        owner + ". 3600 IN TLSA " + data,
        data,
        key,
        own,
        own.equals("missing") ? null : NOW,
        own.equals("seen") ? NOW.plus(Duration.ofHours(2)) : null);
  }

  private static CertificateFacts facts(String issuer, List<String> names) {
    return new CertificateFacts(
        issuer,
        names,
        NOW.minus(Duration.ofDays(15)),
        NOW.plus(Duration.ofDays(30)),
        CertificateFacts.groups(FINGERPRINT));
  }

  private static CertificateRow kept(String id) {
    return row(id, "kept", life(61, 68, 33, "ok"), new Next("kept", NOW, "", 0), 0);
  }

  private static CertificateRow due() {
    return row("mail", "kept", life(28, 31, 33, "ok"), new Next("kept-due", NOW, "", 0), 0);
  }

  private static CertificateRow proved() {
    return row("mail", "proved", life(30, 67, 33, "ok"), new Next("renew", NOW, "", 0), 2);
  }

  private static CertificateRow failed() {
    return row("mx", "failed", life(5, 11, 33, "bad"), new Next("retry", NOW, REASON, 4), 1);
  }

  private static CertificateRow expired() {
    return row("old", "failed", life(-2, 0, null, "bad"), new Next("retry", NOW, REASON, 1), 0);
  }

  private static CertificateRow next(String kind) {
    return row("lists", "proved", life(7, 16, null, "warn"), new Next(kind, NOW, "", 0), 0);
  }

  private static CertificateRow under(String stage) {
    Life life = stage.equals("planned") ? null : life(1, 2, null, "warn");
    return row("imap-2", stage, life, new Next("step", NOW, "", 0), 0);
  }

  private static CertificateRow row(
      String id, String state, @Nullable Life life, Next next, int leftOut) {
    boolean managed = !state.equals("kept");
    return new CertificateRow(
        id,
        id + ".example.org",
        leftOut == 0 ? 0 : leftOut + 1,
        state,
        managed ? "letsencrypt" : "local",
        life,
        next,
        leftOut,
        managed,
        Origin.CONFIGURATION);
  }

  private static Life life(long days, int left, @Nullable Integer mark, String tone) {
    Instant until = NOW.plus(Duration.ofDays(days));
    return new Life(until.minus(Duration.ofDays(90)), until, days, left, mark, tone);
  }

  private static List<Happening> history() {
    List<Happening> history = new ArrayList<>();
    for (String stage : STAGES) {
      boolean failed = stage.equals("failed");
      String reason = stage.equals("planned") ? "Asked for by grace." : failed ? REASON : "";
      String issuer = stage.equals("planned") ? "" : failed ? "local" : "letsencrypt";
      history.add(0, new Happening(NOW, stage, issuer, reason));
    }
    return history;
  }

  private static Look look(String worst) {
    CertificateFacts seen = facts("Somebody <b>else", List.of("other.example.org"));
    return new Look(
        NOW,
        worst.equals("served")
            ? List.of(new Sight("TLS on 127.0.0.1:993", "served", seen, "Served."))
            : List.of(
                new Sight("TLS on 127.0.0.1:993", "served", seen, "Served."),
                new Sight("TLS on 127.0.0.1:995", worst, seen, "It serves another certificate."),
                new Sight(
                    "SMTP on 192.0.2.25:25 for mail.example.org",
                    "no-answer",
                    null,
                    "SMTP on 192.0.2.25:25: no answer within 3.0 seconds.")));
  }

  private static Look nowhere() {
    return new Look(NOW, List.of());
  }
}

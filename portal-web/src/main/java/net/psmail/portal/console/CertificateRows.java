package net.psmail.portal.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.certificates.order.CertificateView;
import net.psmail.certificates.order.Declaration;
import net.psmail.certificates.order.Declarations;
import net.psmail.certificates.order.DryRunView;
import net.psmail.certificates.order.TlsaView;
import net.psmail.portal.trust.Facts;
import net.psmail.portal.view.CertificateRow;
import net.psmail.portal.view.CertificateRow.Life;
import net.psmail.portal.view.CertificateRow.Next;
import net.psmail.portal.view.CertificateRow.Origin;
import net.psmail.portal.view.KeptCertificateView;
import net.psmail.portal.view.KeptCertificateView.Happening;
import net.psmail.portal.view.KeptCertificateView.Look;
import net.psmail.portal.view.KeptCertificateView.Name;
import net.psmail.portal.view.KeptCertificateView.Sight;
import net.psmail.portal.view.KeptCertificateView.Tlsa;
import net.psmail.portal.view.KeptCertificateView.TlsaLine;
import net.psmail.portal.view.KeptCertificateView.Trial;
import net.psmail.portal.view.Problem;
import org.jspecify.annotations.Nullable;

/** Certificates as the pages show them. */
final class CertificateRows {

  private static final int WHOLE = 100;

  /** In percent: what every renewal has long begun before. */
  private static final int LITTLE = 17;

  private CertificateRows() {}

  static CertificateRow row(CertificateView view, Instant now) {
    return new CertificateRow(
        view.id(),
        view.wanted().get(0),
        view.wanted().size() - 1,
        view.state(),
        view.issuer(),
        view.served() == null ? null : life(view, view.served(), now),
        next(view, now),
        view.leftOut().size(),
        view.managed(),
        origin(view.origin()));
  }

  static KeptCertificateView page(
      CertificateView view,
      List<CertificateView.Happening> history,
      @Nullable Look look,
      List<Tlsa> tlsa,
      Trial trial,
      @Nullable String done,
      List<Problem> problems,
      Instant now) {
    List<Happening> newestFirst =
        new ArrayList<>(history.stream().map(CertificateRows::line).toList());
    Collections.reverse(newestFirst);
    return new KeptCertificateView(
        row(view, now),
        view.wanted().stream().map(name -> name(view, name)).toList(),
        view.served() == null ? null : Facts.of(view.served()),
        newestFirst,
        look,
        tlsa,
        trial,
        done,
        problems);
  }

  static Tlsa tlsa(TlsaView view) {
    return new Tlsa(
        view.owner(),
        view.state(),
        view.signed(),
        view.published(),
        view.lookedAt(),
        view.records().stream()
            .map(
                line ->
                    new TlsaLine(
                        line.zoneLine(),
                        line.data(),
                        line.key(),
                        line.state(),
                        line.seenSince(),
                        line.ripeAt()))
            .toList(),
        text(view.trouble()));
  }

  static Trial trial(DryRunView view) {
    return new Trial(
        view.finishedAt() == null ? "running" : view.succeeded() ? "succeeded" : "failed",
        view.finishedAt(),
        view.sentence(),
        view.leftOut().stream()
            .map(one -> new Name(one.name(), "left-out", one.reason()))
            .toList());
  }

  static Look look(List<CertificateView.Sight> sights, Instant now) {
    return new Look(
        now,
        sights.stream()
            .map(
                sight ->
                    new Sight(
                        sight.listener(),
                        sight.state(),
                        sight.seen() == null ? null : Facts.of(sight.seen()),
                        sight.sentence()))
            .toList());
  }

  private static Origin origin(CertificateView.Origin origin) {
    Declaration declaration = origin.declaration();
    if (declaration == null) {
      return new Origin(false, "", null, null, origin.overrules());
    }
    Instant setAside = declaration.setAsideAt();
    return new Origin(
        true,
        declaration.typed().place(),
        setAside,
        setAside == null ? null : setAside.plus(Declarations.KEPT),
        false);
  }

  private static Happening line(CertificateView.Happening event) {
    return new Happening(event.at(), event.state(), text(event.issuer()), text(event.reason()));
  }

  private static Name name(CertificateView view, String name) {
    for (CertificateView.LeftOut one : view.leftOut()) {
      if (one.name().equals(name)) {
        return new Name(name, "left-out", one.reason());
      }
    }
    boolean held = view.served() != null && view.served().names().contains(name);
    return new Name(name, held ? "held" : "next", "");
  }

  private static Next next(CertificateView view, Instant now) {
    Instant renewal = view.renewAt();
    return switch (view.state()) {
      case "failed" -> new Next("retry", view.nextLook(), text(view.reason()), view.failures());
      case "kept", "proved" ->
          renewal == null
              ? new Next("look", view.nextLook(), "", 0)
              : new Next(kind(view.state(), now.isBefore(renewal)), renewal, "", 0);
      default -> new Next("step", view.nextLook(), "", 0);
    };
  }

  private static String kind(String state, boolean later) {
    String kind = state.equals("kept") ? "kept" : "renew";
    return later ? kind : kind + "-due";
  }

  private static Life life(CertificateView view, CertificateStatus served, Instant now) {
    Duration whole = Duration.between(served.notBefore(), served.notAfter());
    int left = percent(Duration.between(now, served.notAfter()), whole);
    Integer mark =
        view.renewAt() == null
            ? null
            : percent(Duration.between(view.renewAt(), served.notAfter()), whole);
    long seconds = Duration.between(now, served.notAfter()).toSeconds();
    return new Life(
        served.notBefore(),
        served.notAfter(),
        Math.floorDiv(seconds, Duration.ofDays(1).toSeconds()),
        left,
        mark,
        tone(view.state(), left));
  }

  private static String tone(String state, int left) {
    if (left == 0 || (state.equals("failed") && left < LITTLE)) {
      return "bad";
    }
    return state.equals("failed") || left < LITTLE ? "warn" : "ok";
  }

  private static int percent(Duration part, Duration whole) {
    long percent = WHOLE * part.toSeconds() / Math.max(1, whole.toSeconds());
    return (int) Math.max(0, Math.min(WHOLE, percent));
  }

  private static String text(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}

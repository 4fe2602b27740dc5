package net.psmail.portal.view;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.psmail.portal.view.TakeoverView.Kind;
import net.psmail.portal.view.TakeoverView.Line;
import net.psmail.portal.view.TakeoverView.Reason;
import net.psmail.provisioning.postfixadmin.SourceFault;
import net.psmail.provisioning.postfixadmin.TakeoverFault;
import org.jspecify.annotations.Nullable;

/** Takeovers from PostfixAdmin, as operators see them. */
final class TakeoverSamples {

  private static final String PATH = "/control-room/postfixadmin";
  private static final String SOURCE = "db.example.org:3306/postfix";
  private static final String LONG =
      "a-very-long-name-that-somebody-has-chosen-for-no-reason-at-all@grown.example";
  private static final Line DOMAIN = domain("ready", null);
  private static final Line MAILBOX = mailbox("ready", null, null);
  private static final Line ALIAS = alias("ready", null, 0, null);
  private static final Map<String, Long> SHOWN = Map.of("ready", 3L, "nothing", 1L, "faulty", 19L);

  private TakeoverSamples() {}

  static Map<String, TakeoverFormView> forms() {
    Map<String, TakeoverFormView> views = new LinkedHashMap<>();
    views.put("postfixadmin", form(SOURCE, List.of()));
    views.put("postfixadmin-unset", new TakeoverFormView(null, List.of(), List.of()));
    views.put("postfixadmin-first", new TakeoverFormView(SOURCE, List.of(), List.of()));
    views.put("postfixadmin-over", form(SOURCE, List.of(over())));
    for (SourceFault fault : SourceFault.values()) {
      String word = word(fault);
      boolean unset = fault == SourceFault.NOT_CONFIGURED;
      List<Problem> problems = List.of(Problem.of("read", "problem.postfixadmin." + word));
      views.put("postfixadmin-" + word, form(unset ? null : SOURCE, problems));
    }
    return views;
  }

  static Map<String, TakeoverView> takeovers() {
    Map<String, TakeoverView> views = new LinkedHashMap<>();
    List<Line> lines = Stream.concat(Stream.of(DOMAIN, MAILBOX, ALIAS, here()), faulty()).toList();
    views.put("postfixadminshown", view(shown("shown", true, SHOWN, "", 100), lines));
    views.put("postfixadminshown-another", view(shown("shown", false, SHOWN, "", null), lines));
    views.put(
        "postfixadminshown-faults",
        view(shown("shown", true, Map.of("faulty", 18L), "faulty", null), faulty().toList()));
    views.put("postfixadminshown-none", view(shown("shown", true, SHOWN, "done", null), List.of()));
    views.put(
        "postfixadminshown-clean",
        new TakeoverView(
            shown("shown", true, Map.of("ready", 3L), "", null),
            List.of(DOMAIN, MAILBOX, ALIAS),
            List.of(new Kind("domain", Map.of("ready", 1L))),
            List.of()));
    LinesView over =
        LinesSamples.of("postfixadmin", PATH, "shown", true, SHOWN, "", null, List.of(over()));
    views.put("postfixadminshown-over", view(over, lines));
    Map<String, Long> under = Map.of("ready", 7000L, "done", 2990L, "changed", 10L, "faulty", 2L);
    views.put(
        "postfixadminshown-running",
        new TakeoverView(
            shown("running", true, under, "", 100), lines.subList(0, 3), List.of(), List.of()));
    Map<String, Long> done = Map.of("done", 3L, "refused", 2L, "changed", 1L);
    views.put("postfixadminshown-done", view(shown("done", true, done, "", null), settled()));
    Map<String, Long> left = Map.of("done", 3L, "refused", 2L, "changed", 1L, "ready", 1L);
    views.put(
        "postfixadminshown-stopped",
        view(
            shown("stopped", false, left, "", null),
            Stream.concat(settled().stream(), Stream.of(ALIAS)).toList()));
    return views;
  }

  static AskView stop() {
    return new AskView("takeover-stop", "", PATH + "/1/stop", PATH + "/1");
  }

  private static TakeoverFormView form(@Nullable String source, List<Problem> problems) {
    return new TakeoverFormView(source, LinesSamples.EARLIER, problems);
  }

  private static Problem over() {
    return Problem.of("", "problem.postfixadmin-over");
  }

  private static TakeoverView view(LinesView shown, List<Line> lines) {
    return new TakeoverView(
        shown,
        lines,
        List.of(
            new Kind("domain", Map.of("ready", 1L, "faulty", 4L, "done", 1L)),
            new Kind("mailbox", Map.of("ready", 1L, "nothing", 1L, "faulty", 9L, "done", 12_000L)),
            new Kind("alias", Map.of("ready", 1L, "faulty", 6L))),
        shown.count("faulty") == 0
            ? List.of()
            : List.of(
                new Reason("inactive", 1203),
                new Reason("password-weak", 12),
                new Reason("list", 1)));
  }

  private static LinesView shown(
      String state, boolean own, Map<String, Long> counts, String only, @Nullable Integer next) {
    return LinesSamples.of("postfixadmin", PATH, state, own, counts, only, next, List.of());
  }

  private static Line here() {
    return new Line(
        4,
        "mailbox",
        "ben@grown.example",
        "/control-room/accounts/1",
        "",
        1L << 30,
        "BLF-CRYPT",
        "nothing",
        null,
        0,
        null);
  }

  private static List<Line> settled() {
    return List.of(
        domain("done", null),
        mailbox("done", "/control-room/accounts/1", null),
        mailbox("refused", null, "name-taken"),
        mailbox("changed", null, null),
        alias("refused", null, 0, "weak-password"),
        alias("done", null, 0, null));
  }

  /** One of each. */
  private static Stream<Line> faulty() {
    return Arrays.stream(TakeoverFault.values())
        .map(fault -> alias("faulty", word(fault), fault == TakeoverFault.TWICE ? 1007 : 0, null));
  }

  private static Line domain(String state, @Nullable String fault) {
    String page = state.equals("done") ? "/control-room/domains/grown.example" : null;
    return new Line(1, "domain", "grown.example", page, "", 0, "", state, fault, 0, null);
  }

  private static Line mailbox(String state, @Nullable String page, @Nullable String refusal) {
    return new Line(
        2, "mailbox", LONG, page, "", 4L << 30, "SHA512-CRYPT", state, null, 0, refusal);
  }

  private static Line alias(
      String state, @Nullable String fault, int other, @Nullable String refusal) {
    return new Line(
        1008,
        "alias",
        "info@grown.example",
        null,
        LONG + ",<b>somebody@elsewhere.example</b>",
        0,
        "",
        state,
        fault,
        other,
        refusal);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages about arriving mail, in a state worth a look. */
record RuleSamples(String name, String template, String path, Object model) {

  static final AccountView.Arriving ARRIVING =
      new AccountView.Arriving(
          true, true, true, List.of("ada@example.org", "a.very.long.name@mail.somewhere.example"));
  static final AccountView.Arriving FILING =
      new AccountView.Arriving(true, false, false, List.of());

  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final RulesNotice UNDERWAY = new RulesNotice("underway", "");
  private static final RulesNotice AWAY = new RulesNotice("away", "");
  private static final RulesNotice OTHER = new RulesNotice("other", "my <own> script");
  private static final RulesNotice REFUSED = new RulesNotice("refused", "line 3: unknown command");

  private static final FilterForm SHOPS =
      new FilterForm("from", "contains", "shop <b>", "folder", "Shops/Books", true, true, true);
  private static final FilterForm TRASH =
      new FilterForm("subject", "is", "w".repeat(200), "trash", "", false, false, false);
  private static final FilterForm MARK =
      new FilterForm("to", "is", "quiet-harbour-417@psmail.test", "keep", "", false, true, false);

  static List<RuleSamples> all() {
    List<FiltersView.Row> rows =
        List.of(
            new FiltersView.Row(1, SHOPS),
            new FiltersView.Row(2, TRASH),
            new FiltersView.Row(3, MARK));
    List<Problem> wrong =
        List.of(
            Problem.of("words", "problem.filter-words"),
            Problem.of("folder", "problem.filter-folder"));
    VacationView.Typed typed =
        new VacationView.Typed(
            "2026-12-20", "2027-01-06", "Away", "Back on 7 January.\n\nAda", "7");
    return List.of(
        filters("", rows, UNDERWAY, true, FilterForm.EMPTY, List.of()),
        filters("-none", List.of(), null, false, FilterForm.EMPTY, List.of()),
        filters("-wrong", rows, OTHER, false, SHOPS, wrong),
        filters("-refused", rows, REFUSED, false, FilterForm.EMPTY, List.of()),
        filter("", 1, SHOPS, wrong),
        filter("-trash", 2, TRASH, List.of()),
        filter("-mark", 3, MARK, List.of()),
        vacation("", true, AWAY, typed, List.of()),
        vacation("-new", false, null, new VacationView.Typed("", "", "", "", "7"), List.of()),
        vacation(
            "-wrong",
            false,
            null,
            typed,
            List.of(
                Problem.of("until", "problem.away-dates"),
                Problem.of("text", "problem.away-text"))),
        forwarding("", true, List.of()),
        forwarding("-without-copy", false, List.of()),
        forwarding(
            "-wrong",
            true,
            List.of(
                Problem.of("code-2", "problem.forward-code"),
                Problem.of("address", "problem.forward-back"))),
        new RuleSamples(
            "filter-remove",
            "ask",
            "/account/filters/1/remove",
            new AskView("filter", "shop <b>", "/account/filters/1/remove", "/account/filters/1")),
        new RuleSamples(
            "forwarding-remove",
            "ask",
            "/account/forwarding/1/remove",
            new AskView(
                "forward",
                "ada@example.org",
                "/account/forwarding/1/remove",
                "/account/forwarding")),
        new RuleSamples(
            "forwarding-no-copy",
            "ask",
            "/account/forwarding/no-copy",
            new AskView(
                "forward-copy",
                "ada@psmail.test",
                "/account/forwarding/no-copy",
                "/account/forwarding")));
  }

  private static RuleSamples filters(
      String state,
      List<FiltersView.Row> rows,
      @Nullable RulesNotice notice,
      boolean saved,
      FilterForm form,
      List<Problem> problems) {
    return new RuleSamples(
        "filters" + state,
        "filters",
        "/account/filters",
        new FiltersView(rows, notice, true, !saved, false, saved, form, problems));
  }

  private static RuleSamples filter(
      String state, long id, FilterForm form, List<Problem> problems) {
    return new RuleSamples(
        "filter" + state, "filter", "/account/filters/" + id, new FilterView(id, form, problems));
  }

  private static RuleSamples vacation(
      String state,
      boolean active,
      @Nullable RulesNotice notice,
      VacationView.Typed typed,
      List<Problem> problems) {
    return new RuleSamples(
        "vacation" + state,
        "vacation",
        "/account/vacation",
        new VacationView(active, notice, active, typed, problems));
  }

  private static RuleSamples forwarding(String state, boolean copy, List<Problem> problems) {
    return new RuleSamples(
        "forwarding" + state,
        "forwarding",
        "/account/forwarding",
        new ForwardingView(
            List.of(
                new ForwardingView.Row(1, "ada@example.org", NOW, null),
                new ForwardingView.Row(
                    2, "a.very.long.name.of.somebody@mail.somewhere.example", null, NOW)),
            copy,
            3,
            null,
            false,
            "code-2",
            problems.isEmpty() ? "" : "0000-0000-0000",
            problems));
  }
}

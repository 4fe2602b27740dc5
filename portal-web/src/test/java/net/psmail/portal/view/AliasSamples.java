package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.psmail.portal.view.AliasesView.Form;
import net.psmail.portal.view.AliasesView.Proposal;
import net.psmail.portal.view.AliasesView.Removed;
import net.psmail.portal.view.AliasesView.Room;
import net.psmail.portal.view.AliasesView.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A member's other addresses, in a state worth a look.
 *
 * @param name of the state
 * @param path below {@code /account/aliases}
 */
record AliasSamples(String name, String template, String path, Object model) {

  private static final String MAILBOX = "ada.lovelace@psmail.test";
  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final Room OWN = new Room(5, 2);
  private static final Room RANDOM = new Room(100, 3);
  private static final List<String> DOMAINS = List.of("psmail.test", "lovelace.example");
  private static final Reference ARTICLE =
      new Reference("/help/one", "More addresses for one mailbox", "");
  private static final String FORM = UUID.nameUUIDFromBytes(new byte[0]).toString();

  private static final AliasRow SHOP =
      new AliasRow(
          3, "quiet-harbour-417@psmail.test", true, "Bookshop <b>", true, NOW, 12_345, NOW);
  private static final AliasRow OFF =
      new AliasRow(
          2, "gleaming-waterfall-9181@psmail.test", true, "x".repeat(60), false, NOW, 1, NOW);
  private static final AliasRow CLUB =
      new AliasRow(
          1, "the.society.for.analytical.engines@lovelace.example", false, "", true, NOW, 0, null);

  static List<AliasSamples> all() {
    List<AliasRow> some = List.of(SHOP, OFF, CLUB);
    List<AliasRow> fifty =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    new AliasRow(
                        i + 10L, "calm-otter-" + i + "@psmail.test", true, "", true, NOW, i, NOW))
            .toList();
    List<Removed> removed =
        List.of(
            new Removed(9, "ada.l@psmail.test", "Old <b>club", NOW),
            new Removed(8, "windy-meadow-312@psmail.test", "", NOW));
    Form form = form("", List.of("psmail.test"), List.of());
    Form typed =
        form(
            "ada",
            DOMAINS,
            List.of(new Proposal("ada", "lovelace.example"), new Proposal("ada17", "psmail.test")));
    List<Problem> taken =
        List.of(Problem.of("name", "problem.name-taken"), Problem.of("note", "problem.alias-note"));
    return List.of(
        list("", some, shown("", 3), removed, OWN, form, done("removed", 9L), List.of()),
        list("-none", List.of(), shown("", 0), List.of(), OWN, form, null, List.of()),
        list("-taken", some, shown("", 3), List.of(), OWN, typed, null, taken),
        list(
            "-many",
            fifty,
            new Shown("a&b", 2, 3, 120),
            List.of(),
            OWN,
            form,
            done("off", null),
            List.of()),
        list(
            "-not-found",
            List.of(),
            shown("<b>", 120),
            List.of(),
            new Room(5, 5),
            form,
            null,
            List.of()),
        list("-random-only", some, shown("", 3), List.of(), new Room(0, 0), form, null, List.of()),
        one("", SHOP, done("made", null), List.of()),
        one("-off", OFF, null, List.of()),
        one("-wrong", CLUB, null, List.of(Problem.of("note", "problem.alias-note"))),
        new AliasSamples(
            "alias-remove",
            "ask",
            "/1/remove",
            new AskView("alias", CLUB.address(), CLUB.path() + "/remove", CLUB.path())));
  }

  private static Form form(String name, List<String> domains, List<Proposal> proposals) {
    return new Form(FORM, name, "psmail.test", domains, "", proposals);
  }

  private static Shown shown(String words, long all) {
    return new Shown(words, 1, 1, all);
  }

  private static AliasDone done(String act, @Nullable Long undo) {
    return new AliasDone(act, "quiet-harbour-417@psmail.test", undo);
  }

  private static AliasSamples list(
      String state,
      List<AliasRow> aliases,
      Shown shown,
      List<Removed> removed,
      Room own,
      Form form,
      @Nullable AliasDone done,
      List<Problem> problems) {
    return new AliasSamples(
        "aliases" + state,
        "aliases",
        "",
        new AliasesView(
            MAILBOX, aliases, shown, removed, own, RANDOM, form, done, ARTICLE, problems));
  }

  private static AliasSamples one(
      String state, AliasRow alias, @Nullable AliasDone done, List<Problem> problems) {
    return new AliasSamples(
        "alias" + state,
        "alias",
        "/" + alias.id(),
        new AliasView(alias, alias.note(), done, problems));
  }
}

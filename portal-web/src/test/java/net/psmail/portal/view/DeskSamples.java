package net.psmail.portal.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.ArchiveView.Change;
import net.psmail.portal.view.ArchiveView.Fault;
import net.psmail.portal.view.DeskView.Row;
import net.psmail.portal.view.DeskView.Side;
import net.psmail.portal.view.Difference.Field;
import net.psmail.portal.view.Difference.Kind;
import net.psmail.portal.view.Difference.Part;
import net.psmail.portal.view.EditorView.Conflict;
import net.psmail.portal.view.EditorView.Moment;
import net.psmail.portal.view.EditorView.Option;
import net.psmail.portal.view.EditorView.Other;
import net.psmail.portal.view.EditorView.Own;
import net.psmail.portal.view.EditorView.Parts;
import net.psmail.portal.view.EditorView.Standing;
import net.psmail.portal.view.EditorView.Written;
import net.psmail.portal.view.HistoryView.Compared;
import net.psmail.portal.view.HistoryView.Item;
import net.psmail.portal.view.PicturesView.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A page of the desk of authors, in a state worth a look.
 *
 * @param name of the state
 * @param path below {@code /control-room}
 */
record DeskSamples(String name, String template, String path, Object model) {

  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final String TEXTS = "/control-room/texts";
  private static final String ONE = TEXTS + "/articles/one/de";
  private static final List<String> FOLDERS =
      List.of("articles", "faqs", "news", "tips", "terms", "links", "pages");
  private static final List<String> STATES =
      List.of("draft", "scheduled", "published", "changed", "missing");
  private static final String MARKDOWN =
      """
      ## What it is

      A [link](article:two) and **strong** words.

      </textarea><script>alert(1)</script>
      """;

  static List<DeskSamples> all() {
    List<DeskSamples> all = new ArrayList<>();
    lists(all);
    editors(all);
    histories(all);
    questions(all);
    pictures(all);
    archives(all);
    return all;
  }

  private static void lists(List<DeskSamples> all) {
    List<Row> rows =
        List.of(
            new Row("one", List.of(side("published"), Side.missing(Language.GERMAN)), 12, 3),
            new Row("two", List.of(side("changed"), side("draft")), 0, 0),
            new Row("three", List.of(side("scheduled"), shipped()), 1, 0));
    all.add(new DeskSamples("desk", "desk", TEXTS + "/articles", list("articles", rows, 2, 7)));
    all.add(
        new DeskSamples(
            "desk-terms", "desk", TEXTS + "/terms", list("terms", rows.subList(0, 1), 1, 1)));
    all.add(new DeskSamples("desk-none", "desk", TEXTS + "/news", list("news", List.of(), 1, 1)));
    all.add(
        new DeskSamples(
            "desk-found-none",
            "desk",
            TEXTS + "/pages",
            new DeskView("pages", FOLDERS, "<b>\"", "draft", STATES, List.of(), 0, 1, 1, false)));
    RemovedView.Item item =
        new RemovedView.Item(
            "articles", Language.GERMAN, "Weg & <b>fort</b>", ONE, NOW, NOW.plusSeconds(9999));
    all.add(
        new DeskSamples("removed", "removed", TEXTS + "/removed", new RemovedView(List.of(item))));
    all.add(
        new DeskSamples("removed-none", "removed", TEXTS + "/removed", new RemovedView(List.of())));
  }

  private static DeskView list(String folder, List<Row> rows, int page, int pages) {
    return new DeskView(folder, FOLDERS, "", "", STATES, rows, 327, page, pages, true);
  }

  private static Side side(String state) {
    return new Side(
        Language.ENGLISH,
        "Choosing a <b>password</b> that lasts",
        state,
        state.equals("scheduled") ? NOW : null,
        NOW,
        "grace");
  }

  private static Side shipped() {
    return new Side(Language.GERMAN, "Ein Passwort wählen", "published", null, NOW, "");
  }

  private static void editors(List<DeskSamples> all) {
    all.add(new DeskSamples("editor", "editor", ONE, editor("one", standing(), null, List.of())));
    all.add(
        new DeskSamples(
            "editor-new", "editor", TEXTS + "/articles/new", editor("", null, null, List.of())));
    all.add(
        new DeskSamples(
            "editor-conflict",
            "editor",
            ONE,
            editor("one", standing(), new Conflict("ada", NOW, difference()), List.of())));
    all.add(
        new DeskSamples(
            "editor-wrong",
            "editor",
            ONE,
            editor(
                "one",
                standing(),
                null,
                List.of(
                    Problem.of("title", "problem.editor-title"),
                    Problem.of("day", "problem.editor-moment"),
                    Problem.of("markdown", "problem.editor-title"),
                    Problem.of("parent", "problem.editor-title"),
                    Problem.of("", "problem.editor-title")))));
    all.add(
        new DeskSamples(
            "kept",
            "kept",
            ONE,
            new KeptView(ONE, "<b>Title</b>", MARKDOWN, Map.of("base", "3", "summary", "\"<b>"))));
  }

  private static EditorView editor(
      String key,
      @Nullable Standing standing,
      @Nullable Conflict conflict,
      List<Problem> problems) {
    return new EditorView(
        "articles",
        key,
        Language.GERMAN,
        3,
        new Written("Ein <b>Passwort</b> wählen", "ein-passwort-waehlen", "Ein Satz.", MARKDOWN),
        new Parts(true, true),
        List.of(
            new Own(
                "parent",
                "two",
                "text",
                List.of(new Option("", "None"), new Option("two", "Two <b>"))),
            new Own("order", "10", "text", List.of())),
        new Moment("", "", ""),
        standing,
        key.isEmpty() ? null : new Other(Language.ENGLISH, "Choosing", "A sentence.", MARKDOWN),
        conflict,
        conflict == null && problems.isEmpty() && standing != null ? "saved" : "",
        problems);
  }

  private static Standing standing() {
    return new Standing("scheduled", NOW, NOW, "grace", true);
  }

  private static Difference difference() {
    return new Difference(
        List.of(new Field("title", "Old <b>title</b>", "New title"), new Field("order", "", "10")),
        List.of(
            new Difference.Row(Kind.GAP, List.of()),
            new Difference.Row(Kind.SAME, List.of(new Part("The same line.", false))),
            new Difference.Row(
                Kind.REMOVED,
                List.of(new Part("A ", false), new Part("red", true), new Part(" house.", false))),
            new Difference.Row(
                Kind.ADDED,
                List.of(
                    new Part("A ", false),
                    new Part("<b>green</b>", true),
                    new Part(" house.", false)))));
  }

  private static void histories(List<DeskSamples> all) {
    List<Item> versions =
        List.of(
            new Item(3, NOW, "grace", "Three <b>", true, false),
            new Item(2, NOW, "ada", "Two", false, true),
            new Item(1, NOW, "", "One", false, false));
    all.add(
        new DeskSamples(
            "history",
            "history",
            ONE + "/history",
            new HistoryView(
                "articles",
                ONE,
                "Three <b>",
                Language.GERMAN,
                versions,
                new Compared(1, 3, difference()))));
    all.add(
        new DeskSamples(
            "history-one",
            "history",
            ONE + "/history",
            new HistoryView(
                "articles", ONE, "One", Language.GERMAN, versions.subList(2, 3), null)));
    all.add(
        new DeskSamples(
            "history-same",
            "history",
            ONE + "/history",
            new HistoryView(
                "articles",
                ONE,
                "One",
                Language.GERMAN,
                versions,
                new Compared(1, 1, new Difference(List.of(), List.of())))));
  }

  private static void questions(List<DeskSamples> all) {
    for (String act : List.of("unpublish", "remove", "picture")) {
      all.add(
          new DeskSamples(
              "ask-" + act,
              "ask",
              ONE + "/" + act,
              new AskView(act, "One <b>", ONE + "/" + act, ONE)));
    }
  }

  private static void pictures(List<DeskSamples> all) {
    String path = "/control-room/pictures";
    Picture picture =
        new Picture(
            "setup", "/images/ab/setup.png", "A <b>screen</b>", 800, 600, 120_000, NOW, "grace");
    all.add(
        new DeskSamples(
            "pictures",
            "pictures",
            path,
            new PicturesView(List.of(picture), "", "", "added", List.of())));
    all.add(
        new DeskSamples(
            "pictures-wrong",
            "pictures",
            path,
            new PicturesView(
                List.of(), "<b>", "\"", "", List.of(Problem.of("file", "problem.pictures-file")))));
  }

  private static void archives(List<DeskSamples> all) {
    String path = "/control-room/archive";
    ArchiveView.Compared compared =
        new ArchiveView.Compared(
            "x1",
            1,
            1,
            40,
            List.of(
                new Change("articles/one.de.md", "new"), new Change("articles/<b>.md", "changed")));
    all.add(
        new DeskSamples(
            "archive", "archive", path, new ArchiveView(null, 12, List.of(), List.of())));
    all.add(
        new DeskSamples(
            "archive-compared",
            "archive",
            path,
            new ArchiveView(compared, null, List.of(), List.of())));
    all.add(
        new DeskSamples(
            "archive-same",
            "archive",
            path,
            new ArchiveView(
                new ArchiveView.Compared("x1", 0, 0, 40, List.of()), null, List.of(), List.of())));
    all.add(
        new DeskSamples(
            "archive-faulty",
            "archive",
            path,
            new ArchiveView(
                null,
                null,
                List.of(
                    new Fault("../<b>.md", Problem.of("title", "problem.editor-title")),
                    new Fault("", Problem.of("", "problem.archive-file"))),
                List.of(Problem.of("file", "problem.archive-faulty")))));
  }
}

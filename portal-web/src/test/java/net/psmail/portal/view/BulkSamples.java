package net.psmail.portal.view;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.BulkView.Line;
import org.jspecify.annotations.Nullable;

/** Acts on many accounts, as operators see them. */
final class BulkSamples {

  private static final String LONG =
      "a-very-long-name-that-somebody-has-chosen-for-no-reason-at-all@psmail.test";
  private static final String TABLE = "address,act,value,reason\nada@psmail.test,note,<b>,\n";
  private static final Line QUOTA =
      new Line(
          2, LONG, 1L, "quota", true, "4096", 4L << 30, 1L << 30, null, false, "", "ready", null,
          null, 0, null);
  private static final Line SUSPENSION =
      new Line(
          3,
          "ben@psmail.test",
          1L,
          "suspend-sending",
          true,
          "2026-12-31",
          0,
          0,
          LocalDate.of(2026, 12, 31),
          true,
          "Sends advertising, <b>again</b> and again.",
          "ready",
          null,
          null,
          0,
          null);
  private static final Line NOTE =
      new Line(
          4,
          "kim@psmail.test",
          1L,
          "note",
          true,
          "Wrote to us,\ntwice.",
          0,
          0,
          null,
          false,
          "",
          "ready",
          null,
          null,
          0,
          null);

  private BulkSamples() {}

  static Map<String, BulkFormView> forms() {
    Map<String, BulkFormView> views = new LinkedHashMap<>();
    views.put("bulk", new BulkFormView("", LinesSamples.EARLIER, List.of()));
    views.put("bulk-first", new BulkFormView("", List.of(), List.of()));
    views.put(
        "bulk-wrong",
        new BulkFormView(
            TABLE,
            LinesSamples.EARLIER,
            List.of(
                Problem.of("file", "problem.bulk.not-utf8", "0", ""),
                Problem.of("text", "problem.bulk.column-unknown", "1", "vlaue"))));
    return views;
  }

  static Map<String, BulkView> tables() {
    List<Line> shown =
        List.of(
            QUOTA,
            SUSPENSION,
            NOTE,
            faulty(5, LONG, 1L, "delete", "", "act-unknown", "act", 0),
            faulty(6, "nobody@psmail.test", null, "lift", "", "address-unknown", "address", 0),
            faulty(1007, "ben@psmail.test", 1L, "lift", "", "twice", "address", 3),
            in(QUOTA, 1008, "nothing", null));
    Map<String, Long> counts = Map.of("ready", 3L, "faulty", 3L, "nothing", 1L);
    Map<String, BulkView> views = new LinkedHashMap<>();
    views.put("bulkshown", table("shown", true, counts, "", shown, 1008));
    views.put("bulkshown-another", table("shown", false, counts, "", shown, null));
    views.put(
        "bulkshown-faults",
        table("shown", true, Map.of("faulty", 1L), "", shown.subList(3, 4), null));
    views.put("bulkshown-none", table("shown", true, counts, "done", List.of(), null));
    views.put("bulkshown-over", over(shown));
    Map<String, Long> under = Map.of("ready", 7000L, "done", 2990L, "changed", 10L);
    views.put("bulkshown-running", table("running", true, under, "", shown.subList(0, 3), 4));
    List<Line> settled =
        List.of(
            in(QUOTA, 2, "done", null),
            in(SUSPENSION, 3, "refused", "not-found"),
            in(NOTE, 4, "changed", null),
            in(NOTE, 5, "ready", null));
    Map<String, Long> all = Map.of("done", 1L, "refused", 1L, "changed", 1L);
    views.put("bulkshown-done", table("done", true, all, "", settled.subList(0, 3), null));
    Map<String, Long> left = Map.of("done", 1L, "refused", 1L, "changed", 1L, "ready", 1L);
    views.put("bulkshown-stopped", table("stopped", false, left, "", settled, null));
    return views;
  }

  private static BulkView over(List<Line> lines) {
    List<Problem> over = List.of(Problem.of("", "problem.bulk-over"));
    return new BulkView(
        shown("shown", true, Map.of("ready", 3L), "", null, over), lines.subList(0, 3));
  }

  private static BulkView table(
      String state,
      boolean own,
      Map<String, Long> counts,
      String only,
      List<Line> lines,
      @Nullable Integer next) {
    return new BulkView(shown(state, own, counts, only, next, List.of()), lines);
  }

  private static LinesView shown(
      String state,
      boolean own,
      Map<String, Long> counts,
      String only,
      @Nullable Integer next,
      List<Problem> problems) {
    return LinesSamples.of(
        "bulk", "/control-room/accounts/bulk", state, own, counts, only, next, problems);
  }

  private static Line faulty(
      int number,
      String address,
      @Nullable Long account,
      String act,
      String value,
      String fault,
      String column,
      int other) {
    return new Line(
        number, address, account, act, false, value, 0, 0, null, false, "", "faulty", fault, column,
        other, null);
  }

  private static Line in(Line line, int number, String state, @Nullable String refusal) {
    return new Line(
        number,
        line.address(),
        line.account(),
        line.act(),
        true,
        line.value(),
        line.bytes(),
        line.bytesBefore(),
        line.day(),
        line.replaces(),
        line.reason(),
        state,
        null,
        null,
        0,
        refusal);
  }
}

package net.psmail.portal.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.psmail.portal.view.ExportView.Copy;
import net.psmail.portal.view.ExportView.State;
import org.jspecify.annotations.Nullable;

/**
 * Copies to take along, at every stage.
 *
 * @param name of the sample
 * @param path behind that of the page
 */
record ExportSamples(String name, String template, String path, Object model) {

  static List<ExportSamples> all(Instant now) {
    return List.of(
        one("export", view(null)),
        one("export-running", view(copy(State.RUNNING, now, 4_711, 38, 0))),
        one("export-ready", view(copy(State.READY, now, 12_345, 100, 3))),
        one("export-interrupted", view(copy(State.INTERRUPTED, now, 100, 1, 0))),
        one("export-failed", view(copy(State.FAILED, now, 0, 0, 0))),
        one("export-no-room", view(copy(State.NO_ROOM, now, 9_000, 70, 1))),
        new ExportSamples(
            "export-new", "exportnew", "/new", view(copy(State.READY, now, 12_345, 100, 0))),
        new ExportSamples(
            "export-new-refused",
            "exportnew",
            "/new",
            new ExportView(null, 7, List.of(Problem.of("", "problem.export-room")))),
        new ExportSamples(
            "export-delete",
            "ask",
            "/delete",
            new AskView("export", "", "/account/export/delete", "/account/export")),
        new ExportSamples(
            "export-fetch", "exportfetch", "/fetch", view(copy(State.READY, now, 12_345, 100, 0))));
  }

  private static ExportSamples one(String name, ExportView model) {
    return new ExportSamples(name, "export", "", model);
  }

  private static ExportView view(@Nullable Copy copy) {
    return new ExportView(copy, 7, List.of());
  }

  private static Copy copy(State state, Instant now, long mails, int percent, long leftOut) {
    return new Copy(
        state,
        now,
        now.plus(Duration.ofDays(7)),
        12_345,
        mails,
        mails * 54_321,
        percent,
        leftOut,
        345_678_901);
  }
}

package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import net.psmail.portal.view.ImportView.Folder;
import net.psmail.portal.view.ImportView.Form;
import net.psmail.portal.view.ImportView.Refusal;
import net.psmail.portal.view.ImportView.Run;
import net.psmail.portal.view.ImportView.State;

/**
 * Mail that is fetched from another provider, at every stage.
 *
 * @param name of the sample
 */
record ImportSamples(String name, ImportView model) {

  private static final Form EMPTY = new Form("", "993", false, "", false, false);
  private static final Form KNOWN =
      new Form("imap.example.org", "143", true, "ada@example.org", true, true);

  static List<ImportSamples> all(Instant now) {
    return List.of(
        new ImportSamples("import", new ImportView(null, EMPTY, List.of())),
        new ImportSamples(
            "import-refused",
            new ImportView(
                null,
                new Form("imap.<b>example</b>.org", "993", false, "ada", false, false),
                List.of(
                    Problem.of("host", "problem.import-untrusted"),
                    Problem.of("password", "problem.import-password")))),
        run("import-running", State.RUNNING, now, 0, KNOWN),
        run("import-stopping", State.STOPPING, now, 0, KNOWN),
        run("import-done", State.DONE, now, 2, EMPTY),
        run("import-stopped", State.STOPPED, now, 0, KNOWN),
        run("import-interrupted", State.INTERRUPTED, now, 0, KNOWN),
        run("import-unreachable", State.UNREACHABLE, now, 1_234, KNOWN),
        run("import-full", State.FULL, now, 0, KNOWN),
        run("import-failed", State.FAILED, now, 0, KNOWN));
  }

  private static ImportSamples run(String name, State state, Instant now, long refused, Form form) {
    List<Folder> folders =
        List.of(
            new Folder("INBOX", "INBOX", 12_345, 4_711, 3, 345_678_901),
            new Folder("Gesendete Objekte", "Sent", 900, 0, 900, 0),
            new Folder(
                "A rather long name of a <b>folder</b>", "A rather long name", 17, 17, 0, 9));
    List<Refusal> refusals =
        refused == 0
            ? List.of()
            : List.of(
                new Refusal("INBOX", "too-large", now, 77_000_000),
                new Refusal("Gesendete Objekte", "unreadable", now, 1_234));
    return new ImportSamples(
        name,
        new ImportView(
            new Run(state, "imap.example.org", "ada@example.org", now, folders, refusals, refused),
            form,
            List.of()));
  }
}

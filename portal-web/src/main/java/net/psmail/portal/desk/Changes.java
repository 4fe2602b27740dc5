package net.psmail.portal.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import net.psmail.portal.content.Archives.Change;
import net.psmail.portal.content.Archives.Change.Effect;
import net.psmail.portal.content.ContentRefused;
import net.psmail.portal.view.ArchiveView;
import net.psmail.portal.view.ArchiveView.Compared;
import net.psmail.portal.view.ArchiveView.Fault;
import net.psmail.portal.view.Problem;

/** What an archive would do, in as many lines as somebody reads. */
final class Changes {

  private static final int MOST = 300;

  private Changes() {}

  static Compared of(String waiting, List<Change> changes) {
    List<ArchiveView.Change> shown =
        changes.stream()
            .filter(change -> change.effect() != Effect.SAME)
            .sorted(Comparator.comparing(Change::effect).thenComparing(Change::path))
            .limit(MOST)
            .map(Changes::shown)
            .toList();
    return new Compared(
        waiting,
        count(changes, Effect.NEW),
        count(changes, Effect.CHANGED),
        count(changes, Effect.SAME),
        shown);
  }

  static List<Fault> faults(ContentRefused refusal) {
    return refusal.faults().stream()
        .limit(MOST)
        .map(
            fault ->
                new Fault(fault.file(), new Problem(fault.field(), fault.key(), fault.arguments())))
        .toList();
  }

  private static int count(List<Change> changes, Effect effect) {
    return (int) changes.stream().filter(change -> change.effect() == effect).count();
  }

  private static ArchiveView.Change shown(Change change) {
    return new ArchiveView.Change(change.path(), change.effect().name().toLowerCase(Locale.ROOT));
  }
}

package net.psmail.portal.desk;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.psmail.portal.content.Wording;
import net.psmail.portal.view.Difference;
import net.psmail.portal.view.Difference.Field;
import net.psmail.portal.view.Difference.Kind;
import net.psmail.portal.view.Difference.Part;
import net.psmail.portal.view.Difference.Row;

/** What changed from one wording to another: lines, and the words within them. */
final class Differences {

  /** Around a change, so that one sees where it is. */
  private static final int CONTEXT = 3;

  /** To compare texts that have nothing in common takes the square of their length. */
  private static final int MOST_LINES = 4_000;

  private Differences() {}

  static Difference of(Wording before, Wording after) {
    return new Difference(fields(before, after), rows(before.markdown(), after.markdown()));
  }

  private static List<Field> fields(Wording before, Wording after) {
    List<Field> fields = new ArrayList<>();
    add(fields, "title", before.title(), after.title());
    add(fields, "slug", before.slug(), after.slug());
    add(fields, "summary", before.summary(), after.summary());
    Set<String> names = new TreeSet<>(before.fields().keySet());
    names.addAll(after.fields().keySet());
    for (String name : names) {
      add(
          fields,
          name,
          before.fields().getOrDefault(name, ""),
          after.fields().getOrDefault(name, ""));
    }
    return List.copyOf(fields);
  }

  private static void add(List<Field> fields, String name, String before, String after) {
    if (!before.equals(after)) {
      fields.add(new Field(name, before, after));
    }
  }

  static List<Row> rows(String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    List<Row> rows = new ArrayList<>();
    if (Math.max(old.size(), now.size()) > MOST_LINES) {
      replace(rows, old, now);
      return rows;
    }
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      same(rows, old.subList(at, delta.getSource().getPosition()), at == 0, false);
      replace(rows, delta.getSource().getLines(), delta.getTarget().getLines());
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    same(rows, old.subList(at, old.size()), at == 0, true);
    return rows;
  }

  private static void same(List<Row> rows, List<String> lines, boolean first, boolean last) {
    int begin = first ? 0 : Math.min(CONTEXT, lines.size());
    int end = last ? lines.size() : Math.max(begin, lines.size() - CONTEXT);
    lines.subList(0, begin).forEach(line -> rows.add(row(Kind.SAME, line)));
    if (end > begin) {
      rows.add(new Row(Kind.GAP, List.of()));
    }
    lines.subList(end, lines.size()).forEach(line -> rows.add(row(Kind.SAME, line)));
  }

  private static void replace(List<Row> rows, List<String> old, List<String> now) {
    if (old.isEmpty() || now.isEmpty() || old.size() + now.size() > MOST_LINES / 20) {
      old.forEach(line -> rows.add(row(Kind.REMOVED, line)));
      now.forEach(line -> rows.add(row(Kind.ADDED, line)));
      return;
    }
    WordDifference words = WordDifference.of(String.join("\n", old), String.join("\n", now));
    words.before().forEach(line -> rows.add(new Row(Kind.REMOVED, line)));
    words.after().forEach(line -> rows.add(new Row(Kind.ADDED, line)));
  }

  private static Row row(Kind kind, String line) {
    return new Row(kind, List.of(new Part(line, false)));
  }
}

package net.psmail.portal.desk;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.psmail.portal.view.Difference.Part;

/**
 * Which words changed within lines that changed.
 *
 * @param before the lines as they were
 * @param after the lines as they are
 */
record WordDifference(List<List<Part>> before, List<List<Part>> after) {

  /** Words, and what stands between them one by one. */
  private static final String BORDERS = "(?U)(?<=\\W)|(?=\\W)";

  static WordDifference of(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    List<AbstractDelta<String>> deltas = DiffUtils.diff(old, now).getDeltas();
    return new WordDifference(
        lines(old, deltas, AbstractDelta::getSource), lines(now, deltas, AbstractDelta::getTarget));
  }

  private static List<String> words(String text) {
    return List.of(text.split(BORDERS, -1));
  }

  private static List<List<Part>> lines(
      List<String> words,
      List<AbstractDelta<String>> deltas,
      Function<AbstractDelta<String>, Chunk<String>> side) {
    Lines lines = new Lines();
    int at = 0;
    for (AbstractDelta<String> delta : deltas) {
      Chunk<String> chunk = side.apply(delta);
      lines.add(words.subList(at, chunk.getPosition()), false);
      lines.add(chunk.getLines(), true);
      at = chunk.getPosition() + chunk.size();
    }
    lines.add(words.subList(at, words.size()), false);
    return lines.all();
  }

  /** Puts words together again as long as they share a line and a fate. */
  private static final class Lines {

    private final List<List<Part>> done = new ArrayList<>();
    private List<Part> line = new ArrayList<>();

    void add(List<String> words, boolean changed) {
      String[] pieces = String.join("", words).split("\n", -1);
      for (int i = 0; i < pieces.length; i++) {
        if (i > 0) {
          done.add(line);
          line = new ArrayList<>();
        }
        if (!pieces[i].isEmpty()) {
          line.add(new Part(pieces[i], changed));
        }
      }
    }

    List<List<Part>> all() {
      done.add(line);
      return done;
    }
  }
}

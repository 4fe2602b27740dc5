package net.psmail.portal.members;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.portal.page.View;
import net.psmail.portal.view.LinesView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Texts;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.bulk.ShownActs;
import net.psmail.provisioning.session.Session;

/**
 * Puts the pages of lines together that are shown first, then ordered as they were shown, then
 * watched: acts on many accounts, and takeovers.
 *
 * @param <L> a line
 */
public abstract class LinesSheet<L> {

  private static final int LINES = 100;

  /** What the keys of its words begin with. */
  abstract String kind();

  /** Where the page is on which they begin. */
  abstract String path();

  /** Those whose lines they are. */
  abstract ShownActs<L> acts();

  abstract int number(L line);

  /** Where they begin, once more. */
  abstract View form(Session operator, List<Problem> problems);

  /** One page of them. */
  abstract View view(Session operator, LinesView shown, List<L> lines);

  /** The columns of the table that is taken along, as in {@code <kind>.csv.<column>}. */
  abstract List<String> columns();

  /**
   * A line of that table.
   *
   * @param result what became of it, in words
   */
  abstract List<String> fields(L line, String result, Texts texts);

  abstract BulkLine.State state(L line);

  /** What is said to who orders what was ordered before or is forgotten. */
  List<Problem> over() {
    return List.of(Problem.of("", "problem." + kind() + "-over"));
  }

  /**
   * One page of them.
   *
   * @param only the state of the lines that are wanted; what is none is left out
   * @param after the line before the first
   */
  View view(Session operator, long id, String only, int after, List<Problem> problems) {
    Bulk bulk = acts().get(operator, id);
    Optional<BulkLine.State> state = Words.find(BulkLine.State.class, only);
    List<L> found = acts().lines(operator, id, state, after, LINES + 1);
    List<L> shown = found.subList(0, Math.min(LINES, found.size()));
    Map<String, Long> counts =
        bulk.lines().entrySet().stream()
            .collect(Collectors.toMap(one -> Words.of(one.getKey()), Map.Entry::getValue));
    LinesView view =
        new LinesView(
            kind(),
            path(),
            id,
            Words.of(bulk.state()),
            bulk.digest(),
            bulk.madeById() == operator.accountId(),
            bulk.madeBy(),
            bulk.madeAt(),
            bulk.endsAt(),
            counts,
            state.map(Words::of).orElse(""),
            after == 0,
            found.size() > LINES ? number(shown.get(LINES - 1)) : null,
            problems);
    return view(operator, view, shown);
  }

  List<LinesView.Earlier> earlier(Session operator) {
    return acts().ordered(operator).stream()
        .map(
            one ->
                new LinesView.Earlier(
                    one.id(),
                    Words.of(one.state()),
                    one.madeBy(),
                    one.orderedAt().orElse(one.madeAt()),
                    one.all()))
        .toList();
  }
}

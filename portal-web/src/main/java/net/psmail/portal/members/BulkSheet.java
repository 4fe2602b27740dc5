package net.psmail.portal.members;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.psmail.portal.page.View;
import net.psmail.portal.view.BulkFormView;
import net.psmail.portal.view.BulkView;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.BulkActs;
import net.psmail.provisioning.bulk.BulkLine;
import net.psmail.provisioning.session.Session;

/** Puts the pages of acts on many accounts together. */
@RequestScoped
public class BulkSheet {

  private static final int LINES = 100;

  @Inject private BulkActs bulks;

  /** Where a table is handed in, with what was typed. */
  View form(Session operator, String typed, List<Problem> problems) {
    return new View(
        "bulk",
        Section.CONTROL_ROOM,
        new BulkFormView(
            typed, bulks.ordered(operator).stream().map(BulkSheet::earlier).toList(), problems));
  }

  private static BulkFormView.Earlier earlier(Bulk one) {
    return new BulkFormView.Earlier(
        one.id(),
        Words.of(one.state()),
        one.madeBy(),
        one.orderedAt().orElse(one.madeAt()),
        one.all());
  }

  /**
   * The page of one table.
   *
   * @param only the state of the lines that are wanted; what is none is left out
   * @param after the line before the first
   */
  View view(Session operator, long id, String only, int after, List<Problem> problems) {
    Bulk bulk = bulks.get(operator, id);
    Optional<BulkLine.State> state = Words.find(BulkLine.State.class, only);
    List<BulkLine> found = bulks.lines(operator, id, state, after, LINES + 1);
    List<BulkLine> shown = found.subList(0, Math.min(LINES, found.size()));
    Map<String, Long> counts =
        bulk.lines().entrySet().stream()
            .collect(Collectors.toMap(one -> Words.of(one.getKey()), Map.Entry::getValue));
    return new View(
        "bulkshown",
        Section.CONTROL_ROOM,
        new BulkView(
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
            shown.stream().map(BulkLines::view).toList(),
            found.size() > LINES ? shown.get(LINES - 1).number() : null,
            problems));
  }
}

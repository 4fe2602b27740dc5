package net.psmail.status.page;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.psmail.status.component.Overall;
import net.psmail.status.incident.IncidentView;
import org.jspecify.annotations.Nullable;

/**
 * A page for each incident and each month. What lies in the past is made once, and again only when
 * it is changed.
 */
final class PastPages {

  private final PageSettings settings;
  private final Markup markup;
  private final Kept<Answer> kept = new Kept<>();

  PastPages(PageSettings settings, Markup markup) {
    this.settings = settings;
    this.markup = markup;
  }

  /** All of them by their paths below a language. */
  Map<String, Answer> all(Words words, Content content, Instant now) {
    Map<String, Answer> made = new HashMap<>();
    incidents(made, words, content, now);
    months(made, words, content, now);
    return made;
  }

  /** Forgets what was not part of any language since the last call. */
  void forgetOthers() {
    kept.forgetOthers();
  }

  private void incidents(Map<String, Answer> made, Words words, Content content, Instant now) {
    Map<String, String> names = PageView.names(content.report(), words);
    for (IncidentView incident : both(content)) {
      String path = "incidents/" + incident.id() + "/";
      Supplier<Answer> maker = () -> incident(words, incident, names, path, now);
      Object key = List.of(path, words, incident, names);
      made.put(path, incident.isOver() ? kept.get(key, maker) : maker.get());
    }
  }

  private Answer incident(
      Words words, IncidentView incident, Map<String, String> names, String path, Instant now) {
    IncidentLine line = new IncidentLine(incident, words, names);
    boolean aging = !incident.isOver();
    Frame frame =
        new Frame(words, settings, markup.assets(), path, line.name(), now, Overall.NONE, aging);
    return markup.page(200, "incidentpage.jte", new IncidentPage(frame, line));
  }

  private static List<IncidentView> both(Content content) {
    List<IncidentView> both = new ArrayList<>(content.incidents());
    both.addAll(content.maintenances());
    both.sort(Comparator.comparing(IncidentView::began).reversed());
    return both;
  }

  private void months(Map<String, Answer> made, Words words, Content content, Instant now) {
    List<IncidentView> all = both(content);
    Map<String, String> names = PageView.names(content.report(), words);
    YearMonth last = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    YearMonth first = last;
    for (IncidentView one : all) {
      YearMonth month = month(one);
      first = month.isBefore(first) ? month : first;
      last = month.isAfter(last) ? month : last;
    }
    YearMonth today = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      YearMonth which = month;
      List<IncidentView> in = all.stream().filter(one -> month(one).equals(which)).toList();
      Months place =
          new Months(
              month,
              month.equals(first) ? null : month.minusMonths(1),
              month.equals(last) ? null : month.plusMonths(1));
      String path = "history/" + month + "/";
      Object key = List.of(path, words, in, names, place);
      made.put(path, kept.get(key, () -> month(words, in, names, place, path, now)));
      if (month.equals(today)) {
        made.put("history/", month(words, in, names, place, "history/", now));
      }
    }
  }

  /** A month between its neighbours that have pages. */
  private record Months(YearMonth month, @Nullable YearMonth earlier, @Nullable YearMonth later) {}

  private Answer month(
      Words words,
      List<IncidentView> incidents,
      Map<String, String> names,
      Months months,
      String path,
      Instant now) {
    List<IncidentLine> lines =
        incidents.stream().map(one -> new IncidentLine(one, words, names)).toList();
    String title = words.text("history.of", words.month(months.month()));
    Frame frame =
        new Frame(words, settings, markup.assets(), path, title, now, Overall.NONE, false);
    return markup.page(
        200,
        "month.jte",
        new MonthPage(frame, months.month(), lines, months.earlier(), months.later()));
  }

  private static YearMonth month(IncidentView incident) {
    return YearMonth.from(incident.began().atOffset(ZoneOffset.UTC));
  }
}

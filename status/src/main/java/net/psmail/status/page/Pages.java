package net.psmail.status.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Overall;
import net.psmail.status.incident.IncidentView;
import org.jspecify.annotations.Nullable;

/** All answers, made anew from what is known and replaced in one step. */
public final class Pages {

  private static final String GERMAN = "/de/";

  private final PageSettings settings;
  private final Clock clock;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());
  private final Assets assets = new Assets();
  private final Answer missing;
  private final Answer missingGerman;
  private volatile Map<String, Answer> answers = Map.of();

  /** What lies in the past is made once, and again only when it is changed. */
  private final Kept<Answer> past = new Kept<>();

  /** Most lines of a long page tell of bad days, and of those only today changes. */
  private final Kept<String> badDays = new Kept<>();

  /**
   * @param root the path of the application, for links that must work from anywhere below it
   */
  public Pages(PageSettings settings, String root, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.missing = missing(Words.ENGLISH, root + "/");
    this.missingGerman = missing(Words.GERMAN, root + GERMAN);
  }

  /** Makes every answer from what is known now. */
  public synchronized void renew(Content content) {
    Instant now = clock.instant();
    Map<String, Answer> made = new HashMap<>();
    for (Words words : List.of(Words.ENGLISH, Words.GERMAN)) {
      String base = words == Words.ENGLISH ? "/" : GERMAN;
      made.put(base, page(words, content, now));
      incidents(made, words, content, now);
      months(made, words, content, now);
      Feeds feeds = new Feeds(settings, words, content);
      put(made, base + "history.atom", Answer.ATOM, feeds.atom());
      put(made, base + "history.rss", Answer.RSS, feeds.rss());
      put(made, base + "history.json", Answer.JSON_FEED, feeds.json());
      badges(made, words, content);
      put(made, base + "maintenance.ics", Answer.CALENDAR, calendar(words, content));
    }
    put(made, "/metrics", Answer.METRICS, Metrics.of(content));
    programs(made, content);
    past.forgetOthers();
    badDays.forgetOthers();
    answers = Map.copyOf(made);
  }

  /** What says the same as before stays as it is: to compress it is dearer than to compare it. */
  private void put(Map<String, Answer> made, String path, String type, String text) {
    Answer before = answers.get(path);
    made.put(path, before != null && before.says(type, text) ? before : Answer.data(type, text));
  }

  private String calendar(Words words, Content content) {
    return MaintenanceCalendar.of(
        settings,
        words.language(),
        words.text("calendar.title", settings.name()),
        content.maintenances());
  }

  private void programs(Map<String, Answer> made, Content content) {
    new StatuspageJson(settings, content)
        .all()
        .forEach(
            (path, json) -> {
              if (content.report().overall() == Overall.UNKNOWN) {
                made.put(path, notKnownYet());
              } else {
                put(made, path, Answer.JSON, json);
              }
            });
  }

  /** Everything that can be asked for, by its path below the application. */
  public Map<String, Answer> all() {
    return answers;
  }

  /** The answer for a path below the application, which is "not found" if there is no other. */
  Answer answer(String path) {
    Answer otherwise = path.startsWith(GERMAN) ? missingGerman : missing;
    return answers.getOrDefault(path, otherwise);
  }

  /** Whether the site that this page belongs to is reached over TLS alone. */
  boolean secureSite() {
    return "https".equals(settings.site().getScheme());
  }

  /** Whether readers shall reach this page by https alone. */
  boolean isHttpsOnly() {
    return "https".equals(settings.url().getScheme());
  }

  /** The page's own address for a path below the application. */
  String address(@Nullable String path) {
    return settings.url() + (path == null ? "/" : path);
  }

  /** The first page of one language. */
  Answer page(Words words, Content content, Instant now) {
    Overall overall = content.report().overall();
    Frame frame =
        new Frame(words, settings, assets, "", words.headline(overall), now, overall, true);
    return html(200, "page.jte", new PageView(frame, content, this::badDays));
  }

  private String badDays(BadDays days) {
    return badDays.get(days, () -> text("baddays.jte", days));
  }

  private static String base(Words words) {
    return words == Words.ENGLISH ? "/" : GERMAN;
  }

  private void incidents(Map<String, Answer> made, Words words, Content content, Instant now) {
    Map<String, String> names = PageView.names(content.report(), words);
    for (IncidentView incident : both(content)) {
      String path = "incidents/" + incident.id() + "/";
      Supplier<Answer> maker = () -> incident(words, incident, names, path, now);
      Object key = List.of(path, words, incident, names);
      made.put(base(words) + path, incident.isOver() ? past.get(key, maker) : maker.get());
    }
  }

  private Answer incident(
      Words words, IncidentView incident, Map<String, String> names, String path, Instant now) {
    IncidentLine line = new IncidentLine(incident, words, names);
    boolean aging = !incident.isOver();
    Frame frame = new Frame(words, settings, assets, path, line.name(), now, Overall.NONE, aging);
    return html(200, "incidentpage.jte", new IncidentPage(frame, line));
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
      made.put(base(words) + path, past.get(key, () -> month(words, in, names, place, path, now)));
      if (month.equals(today)) {
        made.put(base(words) + "history/", month(words, in, names, place, "history/", now));
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
    Frame frame = new Frame(words, settings, assets, path, title, now, Overall.NONE, false);
    return html(
        200,
        "month.jte",
        new MonthPage(frame, months.month(), lines, months.earlier(), months.later()));
  }

  private static YearMonth month(IncidentView incident) {
    return YearMonth.from(incident.began().atOffset(ZoneOffset.UTC));
  }

  private void badges(Map<String, Answer> made, Words words, Content content) {
    Overall overall = content.report().overall();
    put(
        made,
        base(words) + "badge.svg",
        Answer.SVG,
        Badge.of(settings.name(), overall, words.headline(overall)));
    for (ComponentView one : content.report().components()) {
      put(
          made,
          base(words) + "badge/" + one.id() + ".svg",
          Answer.SVG,
          Badge.of(words.of(one.component().name()), one.state(), words.state(one.state())));
    }
  }

  private Answer missing(Words words, String home) {
    Frame frame =
        new Frame(
            words,
            settings,
            assets,
            "",
            words.text("missing.title"),
            Instant.EPOCH,
            Overall.UNKNOWN,
            false);
    return html(404, "missing.jte", new MissingPage(frame, home));
  }

  private Answer html(int status, String template, Object view) {
    return Answer.html(status, text(template, view), assets.policy());
  }

  private String text(String template, Object view) {
    StringOutput out = new StringOutput();
    templates.render(template, view, out);
    return out.toString();
  }

  private static Answer notKnownYet() {
    return Answer.problem(
        503,
        Json.createObjectBuilder()
            .add("title", "Not known yet")
            .add("status", 503)
            .add("detail", "Not every service has been looked at since the start. Ask again soon.")
            .build()
            .toString());
  }
}

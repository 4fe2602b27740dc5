package net.psmail.status.page;

import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Overall;
import org.jspecify.annotations.Nullable;

/** All answers, made anew from what is known and replaced in one step. */
public final class Pages {

  private static final String GERMAN = "/de/";

  private final PageSettings settings;
  private final Clock clock;
  private final Markup markup = new Markup();
  private final PastPages past;
  private final Answer missing;
  private final Answer missingGerman;
  private volatile Map<String, Answer> answers = Map.of();

  /** Most lines of a long page tell of bad days, and of those only today changes. */
  private final Kept<String> badDays = new Kept<>();

  /**
   * @param root the path of the application, for links that must work from anywhere below it
   */
  public Pages(PageSettings settings, String root, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.past = new PastPages(settings, markup);
    this.missing = missing(Words.ENGLISH, root + "/");
    this.missingGerman = missing(Words.GERMAN, root + GERMAN);
  }

  /** Makes every answer from what is known now. */
  public synchronized void renew(Content content) {
    Instant now = clock.instant();
    Map<String, Answer> made = new HashMap<>();
    for (Words words : List.of(Words.ENGLISH, Words.GERMAN)) {
      String base = base(words);
      made.put(base, page(words, content, now));
      past.all(words, content, now).forEach((path, answer) -> made.put(base + path, answer));
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
        new Frame(
            words, settings, markup.assets(), "", words.headline(overall), now, overall, true);
    return markup.page(200, "page.jte", new PageView(frame, content, this::badDays));
  }

  private String badDays(BadDays days) {
    return badDays.get(days, () -> markup.text("baddays.jte", days));
  }

  private static String base(Words words) {
    return words == Words.ENGLISH ? "/" : GERMAN;
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
            markup.assets(),
            "",
            words.text("missing.title"),
            Instant.EPOCH,
            Overall.UNKNOWN,
            false);
    return markup.page(404, "missing.jte", new MissingPage(frame, home));
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

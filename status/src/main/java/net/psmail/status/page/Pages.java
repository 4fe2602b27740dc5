package net.psmail.status.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import org.jspecify.annotations.Nullable;

/** All answers, made anew from each report and replaced in one step. */
public final class Pages {

  private static final String GERMAN = "/de/";

  private final PageSettings settings;
  private final Clock clock;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());
  private final String style = resource("page.css");
  private final Answer missing;
  private final Answer missingGerman;
  private volatile Map<String, Answer> answers = Map.of();

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
  public void renew(Report report) {
    Instant now = clock.instant();
    StatuspageJson json = new StatuspageJson(settings, report);
    boolean known = report.overall() != Overall.UNKNOWN;
    answers =
        Map.of(
            "/",
            page(Words.ENGLISH, report, now),
            GERMAN,
            page(Words.GERMAN, report, now),
            "/api/v2/summary.json",
            known ? Answer.json(json.summary()) : notKnownYet(),
            "/api/v2/status.json",
            known ? Answer.json(json.statusOnly()) : notKnownYet(),
            "/api/v2/components.json",
            known ? Answer.json(json.componentsOnly()) : notKnownYet());
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

  private Answer page(Words words, Report report, Instant now) {
    StringOutput out = new StringOutput();
    templates.render("page.jte", new PageView(words, settings, report, now, style), out);
    return Answer.html(200, out.toString(), style);
  }

  private Answer missing(Words words, String home) {
    StringOutput out = new StringOutput();
    templates.render("missing.jte", new MissingView(words, settings, home, style), out);
    return Answer.html(404, out.toString(), style);
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

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Pages.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The archive is damaged: " + name, e);
    }
  }
}

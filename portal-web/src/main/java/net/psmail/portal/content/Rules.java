package net.psmail.portal.content;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a text must be to be saved, and to stand on the site.
 *
 * @param library what is published, with the text in it
 * @param drawings whether there is a drawing, by the name of its file
 */
record Rules(Library library, Predicate<String> drawings) {

  static final String NAME = "[a-z0-9][a-z0-9-]{0,59}";
  static final int TITLE = 120;
  static final int SUMMARY = 300;
  static final int FIELD = 300;
  static final int MARKDOWN_BYTES = 1 << 20;
  private static final int FIRST_YEAR = 1000;
  private static final int DAY_LENGTH = 10;

  /** The pages that have an address and a place in the menu. */
  private static final Set<String> PAGES =
      Set.of("home", "about", "services", "contact", "privacy", "imprint");

  private static final Set<Kind> WITH_SUMMARY =
      Set.of(Kind.PAGE, Kind.ARTICLE, Kind.FAQ, Kind.NEWS);

  /** What a draft must be. */
  static List<ContentFault> ofDraft(TextName name, Wording wording) {
    Faults faults = new Faults();
    faults.unless(name.key().matches(NAME), "key", "problem.content-key");
    faults.unless(
        name.kind() != Kind.PAGE || PAGES.contains(name.key()), "key", "problem.content-page");
    faults.unless(!wording.title().isEmpty(), "title", "problem.content-title");
    faults.limit("title", wording.title(), TITLE);
    faults.unless(
        wording.slug().isEmpty() || wording.slug().matches(NAME), "slug", "problem.content-slug");
    faults.limit("summary", wording.summary(), SUMMARY);
    wording
        .fields()
        .forEach(
            (field, value) -> {
              faults.unless(
                  name.kind().fields().contains(field), field, "problem.content-field", field);
              faults.limit(field, value, FIELD);
            });
    faults.unless(
        wording.markdown().getBytes(StandardCharsets.UTF_8).length <= MARKDOWN_BYTES,
        "markdown",
        "problem.content-markdown-long");
    return faults.list();
  }

  /** What a text must be that readers get. */
  List<ContentFault> ofPublication(TextName name, Wording wording) {
    List<ContentFault> draft = ofDraft(name, wording);
    if (!draft.isEmpty()) {
      return draft;
    }
    Faults faults = new Faults();
    faults.unless(
        !name.kind().hasSlug() || !wording.slug().isEmpty(), "slug", "problem.content-slug");
    faults.unless(
        !WITH_SUMMARY.contains(name.kind()) || !wording.summary().isEmpty(),
        "summary",
        "problem.content-summary");
    faults.unless(!wording.markdown().isEmpty(), "markdown", "problem.content-markdown");
    check(name, wording.fields(), faults);
    faults.addAll(new MarkdownRules(this, name.language()).faults(wording.markdown()));
    return faults.list();
  }

  private void check(TextName name, Map<String, String> fields, Faults faults) {
    String order = fields.getOrDefault("order", "");
    faults.unless(order.matches("(?:-?\\d{1,9})?"), "order", "problem.content-order");
    List<String> groups = name.kind().groups();
    faults.unless(
        groups.isEmpty() || groups.contains(fields.getOrDefault("group", "")),
        "group",
        "problem.content-group",
        String.join(", ", groups));
    switch (name.kind()) {
      case ARTICLE -> checkParent(name, fields.getOrDefault("parent", ""), faults);
      case LINK ->
          faults.unless(isHttps(fields.getOrDefault("url", "")), "url", "problem.content-url");
      case NEWS ->
          faults.unless(isDay(fields.getOrDefault("date", "")), "date", "problem.content-date");
      default -> {}
    }
  }

  private void checkParent(TextName name, String parent, Faults faults) {
    if (parent.isEmpty()) {
      return;
    }
    boolean exists = library.find(Kind.ARTICLE, parent, name.language()).isPresent();
    faults.unless(exists, "parent", "problem.content-parent", parent);
    faults.unless(!isBelow(parent, name), "parent", "problem.content-parent-below");
  }

  /** Whether an article is the other, or stands below it. */
  private boolean isBelow(String article, TextName other) {
    Set<String> seen = new HashSet<>();
    String at = article;
    while (!at.isEmpty() && !at.equals(other.key()) && seen.add(at)) {
      at =
          library
              .find(Kind.ARTICLE, at, other.language())
              .map(found -> found.field("parent"))
              .orElse("");
    }
    return at.equals(other.key());
  }

  private static boolean isHttps(String url) {
    try {
      URI uri = new URI(url);
      return "https".equals(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  /** The address of news has four digits for the year. */
  private static boolean isDay(String date) {
    try {
      return LocalDate.parse(date).getYear() >= FIRST_YEAR && date.length() == DAY_LENGTH;
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  /** What is found wrong, one after the other. */
  static final class Faults {

    private final List<ContentFault> list = new ArrayList<>();

    void unless(boolean right, String field, String key, String... arguments) {
      if (!right) {
        list.add(ContentFault.of(field, key, arguments));
      }
    }

    void limit(String field, String value, int most) {
      unless(value.length() <= most, field, "problem.content-long", Integer.toString(most));
    }

    void addAll(List<ContentFault> others) {
      list.addAll(others);
    }

    List<ContentFault> list() {
      return List.copyOf(list);
    }
  }
}

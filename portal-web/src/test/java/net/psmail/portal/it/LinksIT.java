package net.psmail.portal.it;

import static net.psmail.portal.it.Visitor.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Follows every link that a visitor can find, in both languages. */
class LinksIT {

  /** The status page is an application of its own, which does not run here. */
  private static final Set<String> OF_OTHERS = Set.of("/status");

  private static final RunningPortal PORTAL = RunningPortal.shared();
  private static final Visitor VISITOR = new Visitor();
  private static final Map<String, Document> PAGES = new TreeMap<>();

  /** What each address that was asked for answered. */
  private static final Map<String, Integer> ANSWERS = new HashMap<>();

  /** Links to an anchor, with the page on which they stand. */
  private static final Map<String, String> ANCHORS = new TreeMap<>();

  private static final Set<String> BROKEN = new TreeSet<>();

  @BeforeAll
  static void walk() {
    Deque<String> open = new ArrayDeque<>(List.of("/", "/de/"));
    Set<String> seen = new TreeSet<>(open);
    while (!open.isEmpty()) {
      String path = open.remove();
      for (String link : visit(path)) {
        if (seen.add(link)) {
          open.add(link);
        }
        if (ANSWERS.getOrDefault(link, 200) >= 400) {
          BROKEN.add(path + " -> " + link);
        }
      }
    }
    PAGES.forEach(
        (path, page) ->
            links(page).stream()
                .filter(link -> ANSWERS.getOrDefault(link, 200) >= 400)
                .forEach(link -> BROKEN.add(path + " -> " + link)));
  }

  @Test
  void noLinkIsBroken() {
    assertThat(PAGES).hasSizeGreaterThan(200);
    assertThat(BROKEN).isEmpty();
  }

  @Test
  void everyAnchorIsThere() {
    assertThat(ANCHORS).isNotEmpty();
    assertThat(ANCHORS.entrySet())
        .allSatisfy(
            link -> {
              String[] parts = link.getKey().split("#", 2);
              assertThat(PAGES).as("on %s", link.getValue()).containsKey(parts[0]);
              assertThat(page(parts[0]).getElementById(parts[1]))
                  .as("%s on %s", link.getKey(), link.getValue())
                  .isNotNull();
            });
  }

  @Test
  void everyPageHasATitleAndOneHeading() {
    PAGES.forEach(
        (path, page) -> {
          assertThat(page.title()).as(path).endsWith(" – PSMail").doesNotStartWith(" –");
          assertThat(page.select("h1")).as(path).hasSize(1);
          assertThat(page.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
        });
  }

  @Test
  void everyListedPageNamesItselfAndItsTranslations() {
    PAGES.forEach(
        (path, page) -> {
          if (!page.select("meta[name=robots][content=noindex]").isEmpty()) {
            return;
          }
          assertThat(page.select("link[rel=canonical]").attr("href"))
              .as(path)
              .isEqualTo(PORTAL.url() + path);
          for (String language : List.of("en", "de", "x-default")) {
            String other = page.select("link[hreflang=" + language + "]").attr("href");
            assertThat(other).as("%s of %s", language, path).isNotEmpty();
            assertThat(PAGES).as("%s of %s", language, path).containsKey(pathOf(other));
          }
          String language = page.select("html").attr("lang");
          assertThat(page.select("link[hreflang=" + language + "]").attr("href"))
              .isEqualTo(PORTAL.url() + path);
          assertThat(page.select("meta[property=og:url]").attr("content"))
              .isEqualTo(PORTAL.url() + path);
          assertThat(page.select("meta[name=description]").attr("content")).as(path).isNotBlank();
        });
  }

  @Test
  void theLanguageSwitchLeadsToTheSamePageAndBack() {
    Document article = page("/help/secure-email");
    assertThat(article.select(".masthead a[hreflang=de]").attr("href"))
        .isEqualTo("/de/help/sichere-e-mail");
    assertThat(page("/de/help/sichere-e-mail").select(".masthead a[hreflang=en]").attr("href"))
        .isEqualTo("/help/secure-email");
  }

  @Test
  void everythingOnTheMenuIsTwoClicksAway() {
    Document home = page("/");
    for (String path :
        List.of(
            "/about",
            "/faqs",
            "/contact",
            "/services",
            "/search",
            "/glossary",
            "/links",
            "/quick-tips",
            "/help",
            "/updates",
            "/register",
            "/sign-in",
            "/privacy",
            "/imprint")) {
      assertThat(home.select("a[href=" + path + "]")).as(path).isNotEmpty();
    }
  }

  private static Document page(String path) {
    return Objects.requireNonNull(PAGES.get(path), path);
  }

  /** The links on a page that lead to more of the site; none for what is no page. */
  private static Set<String> visit(String path) {
    HttpResponse<String> answer = VISITOR.get(path);
    ANSWERS.put(path, answer.statusCode());
    if (answer.statusCode() >= 300 && answer.statusCode() < 400) {
      String next = header(answer, "Location");
      return next.startsWith("/") ? Set.of(next) : Set.of();
    }
    if (answer.statusCode() != 200 || !header(answer, "Content-Type").startsWith("text/html")) {
      return Set.of();
    }
    Document page = Visitor.page(answer);
    PAGES.put(path, page);
    for (Element link : page.select("a[href*=#]")) {
      String target = link.attr("href");
      if (target.startsWith("/") || target.startsWith("#")) {
        ANCHORS.put(target.startsWith("#") ? path + target : target, path);
      }
    }
    return links(page);
  }

  /** Without those that ask a question of each text: they live of their query. */
  private static Set<String> links(Document page) {
    Set<String> links = new TreeSet<>();
    page.select("a[href]:not([rel=nofollow]), link[href]")
        .forEach(link -> links.add(pathOf(link.attr("href"))));
    page.select("img[src], script[src]").forEach(link -> links.add(pathOf(link.attr("src"))));
    links.removeIf(link -> !link.startsWith("/") || OF_OTHERS.contains(link));
    return links;
  }

  /** Within this site, without the anchor; empty for another one. */
  private static String pathOf(String address) {
    String own = PORTAL.url();
    String path = address.startsWith(own) ? address.substring(own.length()) : address;
    return path.startsWith("/") ? URI.create(path).getPath() : "";
  }
}

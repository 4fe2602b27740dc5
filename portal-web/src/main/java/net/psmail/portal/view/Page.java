package net.psmail.portal.view;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page needs.
 *
 * @param texts the words, in the language of the page
 * @param site the provider, the same on every page
 * @param paths where the page stands in each language that it exists in, without the prefix
 * @param path the path within the site, without the language prefix, as in {@code /register}
 * @param section the item of the navigation that the page belongs to
 * @param member who is signed in; null on the public pages, which are the same for every visitor
 * @param csrf the token that every form sends back; empty on pages without a form
 * @param assets turns the name of a file below {@code /assets}, as in {@code psmail.css}, into its
 *     fingerprinted address
 * @param notices what stands where the eye ends: status, news and the tip of the day
 * @param preview whether this is what a page would be, on which nothing acts
 */
public record Page(
    Texts texts,
    Site site,
    Map<Language, String> paths,
    String path,
    Section section,
    @Nullable Member member,
    String csrf,
    UnaryOperator<String> assets,
    Notices notices,
    boolean preview) {

  /** Whether there is such a text, for words that come from elsewhere. */
  public boolean has(String key) {
    return texts.has(key);
  }

  /** The text of a key, to be escaped by the template. */
  public String text(String key, Object... arguments) {
    return texts.text(key, arguments);
  }

  /** What is said of a word that comes from elsewhere, or of all others. */
  public String said(String prefix, String word) {
    return texts.said(prefix, word);
  }

  /** The markup of a key whose name ends with {@code .html}; the arguments are escaped. */
  public Content html(String key, Object... arguments) {
    return texts.html(key, arguments);
  }

  /** The address of a page of this site in the language of this one. */
  public String to(String target) {
    return texts.language().prefix() + target;
  }

  /** The paths of a page that has the same one in all languages. */
  public static Map<Language, String> everywhere(String path) {
    return Arrays.stream(Language.values())
        .collect(Collectors.toMap(Function.identity(), language -> path));
  }

  /** The languages that this page exists in. */
  public List<Language> languages() {
    return Arrays.stream(Language.values()).filter(paths::containsKey).toList();
  }

  /** The address of this page in another language; of the home page if it does not exist there. */
  public String in(Language language) {
    return language.prefix() + paths.getOrDefault(language, "/");
  }

  /** This page as the world knows it. */
  public String url() {
    return site.url() + in(texts.language());
  }

  /** Opens the reader's mail program with a letter that holds the address of this page. */
  public String letter(String subject) {
    return "mailto:?subject=" + encode(subject) + "&body=" + encode(url());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  public String asset(String name) {
    return assets.apply(name);
  }

  public String day(LocalDate day) {
    return texts.day(day);
  }

  /** A month with its year. */
  public String month(LocalDate day) {
    return texts.month(day);
  }

  public String moment(Instant moment) {
    return texts.moment(moment);
  }

  public String number(long number) {
    return texts.number(number);
  }

  public String size(long bytes) {
    return texts.size(bytes);
  }
}

package net.psmail.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
  private final Map<String, String> english = messages(Language.ENGLISH);
  private final Map<String, String> german = messages(Language.GERMAN);

  @Test
  void saysEverythingInBothLanguages() {
    assertThat(german.keySet()).isEqualTo(english.keySet());
    assertThat(german.values()).noneMatch(String::isBlank);
  }

  /**
   * Of two lines with one key the later would win, and a page would say what is meant for another.
   */
  @Test
  void saysNothingTwice() throws IOException {
    for (String file : List.of("messages.properties", "messages_de.properties")) {
      try (InputStream text = Texts.class.getResourceAsStream("/net/psmail/portal/site/" + file)) {
        Repeats repeats = new Repeats();
        repeats.load(new InputStreamReader(text, StandardCharsets.UTF_8));
        assertThat(repeats.keys).as(file).isEmpty();
      }
    }
  }

  @Test
  void mentionsTheSameThingsInBothLanguages() {
    assertThat(english)
        .allSatisfy(
            (key, text) ->
                assertThat(places(german.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
  }

  @Test
  void writesApostrophesThatAreNotTakenForQuotes() {
    assertThat(english.values()).noneMatch(text -> text.contains("'"));
    assertThat(german.values()).noneMatch(text -> text.contains("'"));
  }

  @Test
  void keepsMarkupToTheKeysThatAreMeantForIt() {
    assertThat(english)
        .allSatisfy(
            (key, text) ->
                assertThat(text.contains("<p>") || text.contains("</"))
                    .as(key)
                    .isEqualTo(key.endsWith(".html")));
  }

  @Test
  void writesNumbersAndDatesAsTheLanguageDoes() {
    Texts texts = new Texts(Language.GERMAN);
    assertThat(texts.number(1_048_576)).isEqualTo("1.048.576");
    assertThat(texts.size(1_610_612_736L)).isEqualTo("1,5 GB");
    assertThat(texts.moment(Instant.parse("2026-11-23T14:25:00Z")))
        .startsWith("23. November 2026")
        .endsWith("14:25 UTC");
    assertThat(new Texts(Language.ENGLISH).size(1L << 30)).isEqualTo("1 GB");
  }

  private static Map<String, String> messages(Language language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "net.psmail.portal.site.messages",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> messages = new TreeMap<>();
    bundle.keySet().forEach(key -> messages.put(key, bundle.getString(key)));
    return messages;
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(text).results().forEach(result -> places.add(result.group(1)));
    return places;
  }

  /** Notes what stands in a file more than once. */
  private static final class Repeats extends Properties {

    private static final long serialVersionUID = 1L;

    private final transient List<Object> keys = new ArrayList<>();

    @Override
    public synchronized @Nullable Object put(Object key, Object value) {
      Object before = super.put(key, value);
      if (before != null) {
        keys.add(key);
      }
      return before;
    }
  }
}

package net.psmail.portal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.psmail.portal.view.Language;
import net.psmail.provisioning.stored.StoredData;
import net.psmail.provisioning.stored.StoredTable;
import org.junit.jupiter.api.Test;

class ShippedContentTest {

  private static final List<Entry> ENTRIES = Shipped.entries();
  private static final Library LIBRARY = new Library(ENTRIES);
  private static final Pattern LINK = Pattern.compile("]\\(([a-z]+:[^) ]*)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
  private static final Pattern TABLE = Pattern.compile("`([a-z_]+)`");
  private static final List<String> GUIDES =
      List.of(
          "thunderbird",
          "evolution",
          "kmail",
          "iphone",
          "mac",
          "outlook-classic",
          "outlook-new",
          "outlook-mobile",
          "thunderbird-android",
          "fairemail",
          "gmail-app");
  private static final Set<String> KNOWN =
      Set.of(
          "provider",
          "domain",
          "grace.days",
          "log.days",
          "message.days",
          "imaps.host",
          "imaps.port",
          "pop3s.port",
          "submissions.host",
          "submissions.port");

  @Test
  void isThereInEveryLanguage() {
    for (Entry entry : ENTRIES) {
      for (Language language : Language.values()) {
        assertThat(LIBRARY.find(entry.kind(), entry.key(), language)).isPresent();
      }
    }
  }

  @Test
  void linksOnlyToWhatIsThere() {
    for (Entry entry : ENTRIES) {
      Places places = new Places(LIBRARY, entry.language());
      List<String> links = LINK.matcher(entry.markdown()).results().map(m -> m.group(1)).toList();
      assertThat(links)
          .filteredOn(link -> !link.startsWith("drawing:"))
          .allSatisfy(link -> assertThat(places.address(link)).as(link).isPresent());
    }
  }

  @Test
  void showsOnlyDrawingsThatAreThere() {
    for (Entry entry : ENTRIES) {
      assertThat(LINK.matcher(entry.markdown()).results().map(m -> m.group(1)))
          .filteredOn(link -> link.startsWith("drawing:"))
          .allSatisfy(
              link ->
                  assertThat(
                          Shipped.FOLDER.resolve(
                              "drawings/"
                                  + link.substring("drawing:".length())
                                  + "."
                                  + entry.language().tag()
                                  + ".svg"))
                      .matches(Files::exists));
    }
  }

  @Test
  void showsInTheGuideOfEachProgramWhatNoOtherTextShows() {
    for (Language language : Language.values()) {
      List<String> shown =
          ENTRIES.stream()
              .filter(entry -> entry.language() == language)
              .flatMap(entry -> drawings(entry).stream())
              .toList();
      for (String guide : GUIDES) {
        Entry entry = LIBRARY.find(Kind.ARTICLE, guide, language).orElseThrow();
        assertThat(drawings(entry))
            .as(guide)
            .hasSize(1)
            .allMatch(name -> Collections.frequency(shown, name) == 1);
      }
    }
  }

  @Test
  void leavesRoomOnlyForWhatAnInstallationKnows() {
    for (Entry entry : ENTRIES) {
      assertThat(PLACEHOLDER.matcher(entry.markdown()).results().map(this::name)).isSubsetOf(KNOWN);
    }
  }

  private static List<String> drawings(Entry entry) {
    return LINK.matcher(entry.markdown())
        .results()
        .map(found -> found.group(1))
        .filter(link -> link.startsWith("drawing:"))
        .toList();
  }

  private String name(MatchResult found) {
    return found.group(1);
  }

  /** A table that comes later must be written about too. */
  @Test
  void tellsOfEveryTableThatKeepsSomethingAboutAMember() {
    for (Language language : Language.values()) {
      Entry entry = LIBRARY.find(Kind.ARTICLE, "what-we-store", language).orElseThrow();
      assertThat(TABLE.matcher(entry.markdown()).results().map(this::name))
          .containsExactlyInAnyOrderElementsOf(
              StoredData.tables().stream().map(StoredTable::name).toList());
    }
  }

  @Test
  void hasATitleAndAnAddressOfItsOwn() {
    for (Entry entry : ENTRIES) {
      assertThat(entry.title()).as(entry.key()).isNotBlank().hasSizeLessThanOrEqualTo(90);
      assertThat(entry.slug()).matches("[a-z0-9][a-z0-9-]{0,59}");
      Map<String, Long> paths =
          ENTRIES.stream()
              .filter(other -> other.language() == entry.language())
              .map(Entry::path)
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      assertThat(paths.get(entry.path())).isEqualTo(1);
    }
  }

  @Test
  void standsBelowAnArticleThatIsThere() {
    for (Entry entry : ENTRIES) {
      String parent = entry.field("parent");
      assertThat(
              parent.isEmpty() || LIBRARY.find(Kind.ARTICLE, parent, entry.language()).isPresent())
          .isTrue();
    }
  }
}

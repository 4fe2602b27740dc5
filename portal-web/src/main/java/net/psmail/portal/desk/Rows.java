package net.psmail.portal.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.psmail.portal.content.Manuscript;
import net.psmail.portal.reading.Opinion;
import net.psmail.portal.view.DeskView.Row;
import net.psmail.portal.view.DeskView.Side;
import net.psmail.portal.view.Language;
import org.jspecify.annotations.Nullable;

/** The texts of a kind, each with all its languages side by side, the latest work first. */
final class Rows {

  private static final Comparator<Row> LATEST_FIRST =
      Comparator.comparing(Rows::savedAt).reversed().thenComparing(Row::key);

  private Rows() {}

  static List<Row> of(List<Manuscript> manuscripts, Map<String, Opinion> opinions) {
    Map<String, List<Manuscript>> byKey =
        manuscripts.stream()
            .collect(
                Collectors.groupingBy(
                    text -> text.name().key(), TreeMap::new, Collectors.toList()));
    return byKey.entrySet().stream()
        .map(text -> row(text.getKey(), text.getValue(), opinions.get(text.getKey())))
        .sorted(LATEST_FIRST)
        .toList();
  }

  static boolean matches(Row row, String words, String state) {
    String wanted = words.toLowerCase(Locale.ROOT);
    boolean named =
        row.key().contains(wanted)
            || row.sides().stream()
                .anyMatch(side -> side.title().toLowerCase(Locale.ROOT).contains(wanted));
    return named
        && (state.isEmpty() || row.sides().stream().anyMatch(side -> side.state().equals(state)));
  }

  /** As messages and the stylesheet call it. */
  static String state(Manuscript manuscript) {
    return manuscript.state().name().toLowerCase(Locale.ROOT);
  }

  private static Row row(String key, List<Manuscript> texts, @Nullable Opinion opinion) {
    List<Side> sides =
        Arrays.stream(Language.values())
            .map(
                language ->
                    texts.stream()
                        .filter(text -> text.name().language() == language)
                        .findFirst()
                        .map(Rows::side)
                        .orElseGet(() -> Side.missing(language)))
            .toList();
    return opinion == null
        ? new Row(key, sides, 0, 0)
        : new Row(key, sides, opinion.helpful(), opinion.unhelpful());
  }

  private static Side side(Manuscript text) {
    return new Side(
        text.name().language(),
        text.newest().wording().title(),
        state(text),
        text.publishAt().orElse(null),
        text.newest().savedAt(),
        text.newest().savedBy());
  }

  private static Instant savedAt(Row row) {
    return row.sides().stream()
        .flatMap(side -> Optional.ofNullable(side.savedAt()).stream())
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}

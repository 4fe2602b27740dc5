package net.psmail.portal.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param next the place after which the others come; empty on the last page
 */
record Slice<T>(List<T> shown, Optional<String> next) {

  /**
   * Cuts what was found.
   *
   * @param found one more than fit, if there are others
   * @param place says where a row stands in the list
   */
  static <T> Slice<T> of(List<T> found, int most, Function<T, String> place) {
    List<T> shown = found.subList(0, Math.min(most, found.size()));
    return new Slice<>(
        shown,
        found.size() > most ? Optional.of(place.apply(shown.get(most - 1))) : Optional.empty());
  }

  /** Of a whole list, those that come after a name, which may be gone meanwhile. */
  static <T> Slice<T> after(String last, List<T> all, int most, Function<T, String> name) {
    return of(
        all.stream()
            .filter(row -> name.apply(row).compareTo(last) > 0)
            .sorted(Comparator.comparing(name))
            .toList(),
        most,
        name);
  }

  JsonObjectBuilder json(Cursor cursor, String name, JsonArrayBuilder rows) {
    return Json.createObjectBuilder()
        .add(name, rows)
        .add("next", AccountJson.text(next.map(cursor::at).orElse(null)));
  }

  /** With the link to the next page. */
  Response answer(UriInfo asked, Cursor cursor, String name, JsonArrayBuilder rows) {
    return AccountResource.answer(json(cursor, name, rows).build(), cursor.link(asked, next));
  }
}

package net.psmail.portal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import net.psmail.portal.guard.Refusal;

/**
 * Where a list goes on. Programs send it back as it is: what stands in it is ours to change.
 *
 * @param list a letter for each list, so that a cursor of another one is refused
 */
record Cursor(char list) {

  static final String PARAMETER = "cursor";

  /** The place that was sent; empty for the beginning. */
  String place(String sent) {
    if (sent.isEmpty()) {
      return "";
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(sent), UTF_8);
      if (text.length() > 1 && text.charAt(0) == list) {
        return text.substring(1);
      }
    } catch (IllegalArgumentException unreadable) {
      // Said below, as for those of other lists.
    }
    throw refusal();
  }

  /** The same where a place is a number; empty for the beginning. */
  OptionalLong number(String sent) {
    String place = place(sent);
    try {
      return place.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(place));
    } catch (NumberFormatException notANumber) {
      throw refusal();
    }
  }

  /** Refuses one that was not made for this list. */
  private static Refusal refusal() {
    return new Refusal(422, "invalid-cursor", "This cursor is not one of this list.");
  }

  String at(String place) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString((list + place).getBytes(UTF_8));
  }

  /**
   * The same question for the next page (<a href="https://www.rfc-editor.org/rfc/rfc8288">RFC
   * 8288</a>).
   */
  Optional<String> link(UriInfo asked, Optional<String> next) {
    return next.map(
        place -> {
          URI uri = asked.getRequestUriBuilder().replaceQueryParam(PARAMETER, at(place)).build();
          return "<" + uri.getRawPath() + "?" + uri.getRawQuery() + ">; rel=\"next\"";
        });
  }
}

package net.psmail.portal.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code members.jte}, at {@code /control-room/accounts}; asks by get for words ({@code q}), a
 * domain, a standing, and what to begin after.
 *
 * @param byAlias those who have an alias that begins with the words
 * @param choice what is looked for
 * @param domains all that are served
 * @param first whether this is the first page
 * @param next where the next page begins; null after the last
 */
public record MembersView(
    List<Row> rows,
    List<Row> byAlias,
    Choice choice,
    List<String> domains,
    boolean first,
    @Nullable String next) {

  /** All that {@code standing} may be, as in {@code members.standing.<standing>}. */
  public static final List<String> STANDINGS =
      List.of("active", "suspended", "waiting", "leaving", "revoked");

  /** What is looked for; each may be empty. */
  public record Choice(String words, String domain, String standing) {

    /** Whether anything is. */
    public boolean some() {
      return !(words + domain + standing).isEmpty();
    }

    /** As the end of an address. */
    public String query() {
      return "?q=" + encoded(words) + "&domain=" + encoded(domain) + "&standing=" + standing;
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * An account. Its page is {@code /control-room/accounts/<id>}.
   *
   * @param state as in {@code branch.state.<state>}
   * @param suspended {@code sending} or {@code sign-in}; null if it is not
   * @param alias by which it was found; null if by its own address
   */
  public record Row(
      long id,
      String address,
      String state,
      @Nullable String suspended,
      Instant since,
      @Nullable String alias) {

    public boolean well() {
      return state.equals("active");
    }
  }
}

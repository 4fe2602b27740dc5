package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tokens.jte}, at {@code /control-room/tokens}; posts {@code name}, {@code scope} (any
 * number of them) and {@code lifetime} there, and leads to {@code /<id>/revoke} below it.
 *
 * @param secret the newest token in clear, which is shown once; null otherwise
 * @param revoked the name of the token that was just revoked; null otherwise
 * @param form what stands in the form
 */
public record TokensView(
    List<Token> tokens,
    @Nullable String secret,
    @Nullable String revoked,
    Form form,
    List<Problem> problems) {

  /**
   * A token without its secret.
   *
   * @param scopes as in {@code certificates:read}
   * @param state as in the keys {@code tokens.state.works}
   * @param lastUse null if it was never used
   * @param endsAt null if it has no end
   */
  public record Token(
      long id,
      String name,
      List<String> scopes,
      String state,
      String madeBy,
      Instant madeAt,
      @Nullable Instant lastUse,
      @Nullable Instant endsAt) {

    public boolean works() {
      return state.equals("works");
    }

    /** Whether it could ever work again. */
    public boolean revocable() {
      return works() || state.equals("orphaned");
    }
  }

  /**
   * A token to be made.
   *
   * @param offered all scopes
   * @param scopes those that are chosen
   * @param lifetime in days, or {@code none}
   */
  public record Form(String name, List<String> offered, List<String> scopes, String lifetime) {}
}

package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code statustokens.jte}, at {@code /control-room/status/tokens}; posts {@code name} and {@code
 * scopes} (any number of them) there, and leads to {@code /<id>/revoke} below it.
 *
 * @param api where programs send it
 * @param secret the newest token in clear, which is shown once; null otherwise
 * @param done what was just done, as the end of a message key; null for nothing
 * @param form what stands in the form
 */
public record StatusTokensView(
    List<Token> tokens,
    String api,
    @Nullable String secret,
    @Nullable String done,
    Form form,
    List<Problem> problems) {

  /**
   * A token without its secret.
   *
   * @param lastUse null if it was never used
   * @param own whether this console itself uses it
   */
  public record Token(
      String id,
      String name,
      List<String> scopes,
      Instant madeAt,
      @Nullable Instant lastUse,
      boolean own) {}

  /**
   * A token to be made.
   *
   * @param offered all scopes
   * @param scopes those that are chosen
   */
  public record Form(String name, List<String> offered, List<String> scopes) {}
}

package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code log.jte}, at {@code /account/log}.
 *
 * @param byProvider whether only acts of the provider's people are shown
 * @param later whether newer ones are on a page before
 * @param next what leads to older ones; null when there are none
 */
public record LogView(List<Row> rows, boolean byProvider, boolean later, @Nullable String next) {

  public LogView {
    rows = List.copyOf(rows);
  }

  /**
   * An act.
   *
   * @param by {@code owner}, {@code somebody}, {@code provider} or {@code itself}
   * @param act what was done; message {@code controlroom.act.<act>}
   * @param told about which act the member was told by letter; null for any other act
   * @param subject to what; null if it is the account itself
   * @param network null when it is not known, or not theirs to know; so is the browser
   */
  public record Row(
      Instant at,
      String by,
      String act,
      @Nullable String told,
      @Nullable String subject,
      @Nullable String network,
      @Nullable String browser) {}
}

package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code signins.jte}, at {@code /account/sign-ins}.
 *
 * @param show {@code all}, {@code web}, {@code mail} or {@code refused}
 * @param mailbox whether the person has one that mail programs may sign in to
 * @param later whether newer ones are on a page before
 * @param next what leads to older ones; null when there are none
 */
public record SignInsView(
    List<Row> rows, String show, boolean mailbox, boolean later, @Nullable String next) {

  public SignInsView {
    rows = List.copyOf(rows);
  }

  /**
   * A sign-in, or those of a mail program on one day that are alike.
   *
   * @param at when; the last time
   * @param by {@code web}, or the protocol in small letters
   * @param outcome an act of the trail ({@code signed-in}); of mail programs {@code accepted}, or
   *     why it was refused
   * @param name of the browser or the device; null if it is not known
   * @param times how many there were
   */
  public record Row(
      Instant at,
      String by,
      String outcome,
      @Nullable String name,
      String network,
      int times,
      boolean refused) {

    private static final Set<String> KNOWN = Set.of("imap", "pop3", "smtp", "sieve");

    /** What was done or tried. */
    public String title() {
      if (by.equals("web")) {
        return "signins.web." + outcome;
      }
      String protocol = KNOWN.contains(by) ? by : "other";
      return (refused ? "refused.by." : "signins.by.") + protocol;
    }

    /** Whether it was in the browser. */
    public boolean web() {
      return by.equals("web");
    }
  }
}

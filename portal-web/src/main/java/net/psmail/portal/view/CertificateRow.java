package net.psmail.portal.view;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A certificate at a glance.
 *
 * @param host the first of its names
 * @param more how many names it has besides
 * @param state as in the keys {@code certificate.state.proved}
 * @param issuer as settings call it
 * @param life null before there is one
 * @param leftOut how many names it does not hold for now
 * @param managed whether it can be ordered anew, and has a history
 * @param origin who wants it
 */
public record CertificateRow(
    String id,
    String host,
    int more,
    String state,
    String issuer,
    @Nullable Life life,
    Next next,
    int leftOut,
    boolean managed,
    Origin origin) {

  private static final Set<String> RESTING = Set.of("proved", "kept", "stored");

  /** Where its page is. */
  public String path() {
    return "/control-room/certificates/" + id;
  }

  /** Where its declaration is changed and removed. */
  public String declarationPath() {
    return path() + "/declaration";
  }

  public boolean failed() {
    return state.equals("failed") && !isSetAside();
  }

  /** Whether an operator removed it, so that it rests. */
  public boolean isSetAside() {
    return origin.setAsideAt() != null;
  }

  /** Whether it can be ordered now. */
  public boolean isOrderable() {
    return managed && !isSetAside();
  }

  /** What is said of it in a word, as in the keys {@code certificate.state.proved}. */
  public String word() {
    return isSetAside() ? "set-aside" : word(state);
  }

  /** What is said of a state: where it is installed nowhere, none was seen serving it. */
  public String word(String state) {
    return isNowhere() && state.equals("proved") ? "stored" : state;
  }

  /** Whether no server is told of it. */
  public boolean isNowhere() {
    return origin.declared() && origin.place().isEmpty();
  }

  /** Whether somebody ought to look at it. */
  public boolean needsSomebody() {
    return failed() || (life != null && life.over() && !isSetAside());
  }

  /** The colour of the state. */
  public String tag() {
    return tag(word());
  }

  /** The colour of a state. */
  public static String tag(String state) {
    if (state.equals("failed")) {
      return "tag-bad";
    }
    if (state.equals("set-aside")) {
      return "tag-warn";
    }
    return RESTING.contains(state) ? "tag-ok" : "tag-note";
  }

  /**
   * How much of its life is left.
   *
   * @param days negative once it has expired
   * @param left in percent
   * @param mark what is left, in percent, when it is going to be renewed; null while that is open
   * @param tone {@code ok}, {@code warn} or {@code bad}
   */
  public record Life(
      Instant from, Instant until, long days, int left, @Nullable Integer mark, String tone) {

    public boolean over() {
      return days < 0;
    }
  }

  /**
   * Who wants it.
   *
   * @param declared whether an operator does, and not the configuration
   * @param place where it is installed, as settings call that; empty for a folder of ours
   * @param setAsideAt when an operator removed it; null while it is wanted
   * @param forgottenAt until when it can be brought back; null while it is wanted
   * @param overrules whether this is one of the configuration, and operators declared another of
   *     that name
   */
  public record Origin(
      boolean declared,
      String place,
      @Nullable Instant setAsideAt,
      @Nullable Instant forgottenAt,
      boolean overrules) {

    public static final Origin CONFIGURATION = new Origin(false, "", null, null, false);
  }

  /**
   * What happens next.
   *
   * @param kind as in the keys {@code certificate.next.renew}
   * @param reason why it failed; empty when it did not
   * @param failures how often it has failed in a row
   */
  public record Next(String kind, Instant at, String reason, int failures) {}
}

package net.psmail.provisioning.rule;

import java.time.LocalDate;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;

/**
 * The answer to mail while its owner is away (<a href="https://www.rfc-editor.org/rfc/rfc5230">RFC
 * 5230</a>): once in some days to each who writes, and never to a list.
 *
 * @param from the first day; empty for at once
 * @param until the last day; empty for as long as it is switched on
 * @param subject of the answer; empty for that of the mail
 * @param days how long who was answered is not answered again
 */
public record Vacation(
    Optional<LocalDate> from, Optional<LocalDate> until, String subject, String text, int days) {

  /** How long {@code subject} may be. */
  public static final int MOST_SUBJECT = 150;

  /** How long {@code text} may be. */
  public static final int MOST_TEXT = 4000;

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9999;

  /** The longest that {@code days} may be. */
  public static final int MOST_DAYS = 30;

  /**
   * Checks what a person typed.
   *
   * @throws ProvisioningException INVALID_SENDER for the subject, INVALID_NAME for the text,
   *     INVALID_DATES
   */
  public Vacation {
    subject = TypedText.line(subject, MOST_SUBJECT, Kind.INVALID_SENDER);
    text = TypedText.lines(text, MOST_TEXT, Kind.INVALID_NAME);
    if (text.isEmpty()) {
      throw ProvisioningException.of(Kind.INVALID_NAME);
    }
    LocalDate begin = from.orElse(LocalDate.MIN);
    if (!isDay(from) || !isDay(until) || until.filter(end -> end.isBefore(begin)).isPresent()) {
      throw ProvisioningException.of(Kind.INVALID_DATES);
    }
    days = Math.min(Math.max(days, 1), MOST_DAYS);
  }

  /** A year of four digits, as a script compares days by. */
  private static boolean isDay(Optional<LocalDate> day) {
    return day.map(LocalDate::getYear)
        .filter(year -> year < FIRST_YEAR || year > LAST_YEAR)
        .isEmpty();
  }
}

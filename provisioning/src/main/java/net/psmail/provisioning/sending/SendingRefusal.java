package net.psmail.provisioning.sending;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a mail is not taken from its sender.
 *
 * @param recipients of the mail
 * @param allowance what the sender may send at present
 * @param again from when on it is taken; empty if it has more recipients than one mail may have
 */
public record SendingRefusal(long recipients, Allowance allowance, Optional<Instant> again) {

  /** What each text begins with, so that our own mail program knows it again. */
  public static final String BEGINNING = "You may send to ";

  private static final int LATER = 450;
  private static final int NEVER = 550;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /**
   * For SMTP: what is refused for now stays in a mail program's outbox, and what no waiting helps
   * goes back to its writer.
   */
  public int code() {
    return again.isPresent() ? LATER : NEVER;
  }

  /** With the enhanced status code of RFC 3463. */
  public String text() {
    return again
        .map(moment -> "4.7.1 " + most() + " at present; try again after " + minute(moment))
        .orElseGet(
            () -> "5.7.1 " + most() + " at present; this mail has " + recipients + ", send less");
  }

  private String most() {
    String text = BEGINNING;
    if (allowance.hourly() > 0) {
      text += allowance.hourly() + " recipients an hour";
    }
    if (allowance.daily() > 0) {
      text += (allowance.hourly() > 0 ? " and " : "") + allowance.daily() + " a day";
    }
    return text;
  }

  private static String minute(Instant moment) {
    Instant full = moment.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
    return MINUTE.format(full.atOffset(ZoneOffset.UTC)) + " UTC";
  }
}

package net.psmail.status.page;

import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import net.psmail.status.component.Overall;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.probe.Finding;

/** The words of one language. */
final class Words {

  static final Words ENGLISH = new Words(Locale.UK);
  static final Words GERMAN = new Words(Locale.GERMANY);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Words(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "net.psmail.status.page.words",
            locale,
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String language() {
    return locale.getLanguage();
  }

  String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  String headline(Overall overall) {
    return text("headline." + overall.code());
  }

  String state(State state) {
    return text("state." + state.code());
  }

  String finding(Finding finding) {
    return text("finding." + finding.name().toLowerCase(Locale.ROOT));
  }

  String of(Text text) {
    return text.in(language());
  }

  String time(Instant instant) {
    return format(instant, "time");
  }

  String timeWithSeconds(Instant instant) {
    return format(instant, "time.seconds");
  }

  String every(Duration interval) {
    long seconds = interval.toSeconds();
    return seconds % 60 == 0 ? text("every.minutes", seconds / 60) : text("every.seconds", seconds);
  }

  String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(bundle.getString("date"), locale).format(date);
  }

  String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
  }

  /** A share as per cent with two digits, never rounded up to a hundred. */
  String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(2);
    format.setRoundingMode(RoundingMode.DOWN);
    return format.format(share);
  }

  String lasted(Instant from, Instant to) {
    return lasted(Math.max(0, Duration.between(from, to).toSeconds()));
  }

  /** A span in its two largest units, at least a minute. */
  String lasted(long seconds) {
    long minutes = Math.max(1, (seconds + 30) / 60);
    if (minutes < 60) {
      return text("lasted.minutes", minutes);
    }
    if (minutes < 24 * 60) {
      return text("lasted.hours", minutes / 60, minutes % 60);
    }
    return text("lasted.days", minutes / (24 * 60), minutes / 60 % 24);
  }

  private String format(Instant instant, String pattern) {
    return DateTimeFormatter.ofPattern(bundle.getString(pattern), locale)
        .format(instant.atOffset(ZoneOffset.UTC));
  }
}

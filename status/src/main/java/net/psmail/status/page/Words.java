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
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import net.psmail.status.component.Overall;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.probe.Finding;

/** The words of one language. */
final class Words {

  static final Words ENGLISH = new Words(Locale.UK);
  static final Words GERMAN = new Words(Locale.GERMANY);

  private static final long MINUTES_OF_A_DAY = 24 * 60;

  private final Locale locale;
  private final ResourceBundle bundle;

  /** A page asks for the same thousands of times, and each of these is dear to make. */
  private final Map<String, MessageFormat> messages = new ConcurrentHashMap<>();

  private final Map<String, DateTimeFormatter> moments = new ConcurrentHashMap<>();
  private final Map<Long, String> spans = new ConcurrentHashMap<>();
  private final NumberFormat percents;

  private Words(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "net.psmail.status.page.words",
            locale,
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.percents = NumberFormat.getPercentInstance(locale);
    percents.setMaximumFractionDigits(2);
    percents.setRoundingMode(RoundingMode.DOWN);
  }

  String language() {
    return locale.getLanguage();
  }

  String text(String key, Object... values) {
    MessageFormat message =
        messages.computeIfAbsent(key, one -> new MessageFormat(bundle.getString(one), locale));
    synchronized (message) {
      return message.format(values);
    }
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
    return formatter("date").format(date);
  }

  String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
  }

  /** A share as per cent with two digits, never rounded up to a hundred. */
  String percent(double share) {
    synchronized (percents) {
      return percents.format(share);
    }
  }

  String lasted(Instant from, Instant to) {
    return lasted(Math.max(0, Duration.between(from, to).toSeconds()));
  }

  /** A span in its two largest units, at least a minute. */
  String lasted(long seconds) {
    long minutes = Math.max(1, (seconds + 30) / 60);
    return minutes < MINUTES_OF_A_DAY
        ? spans.computeIfAbsent(minutes, this::lastedMinutes)
        : text("lasted.days", minutes / MINUTES_OF_A_DAY, minutes / 60 % 24);
  }

  private String lastedMinutes(long minutes) {
    return minutes < 60
        ? text("lasted.minutes", minutes)
        : text("lasted.hours", minutes / 60, minutes % 60);
  }

  private String format(Instant instant, String pattern) {
    return formatter(pattern).format(instant.atOffset(ZoneOffset.UTC));
  }

  private DateTimeFormatter formatter(String key) {
    return moments.computeIfAbsent(
        key, one -> DateTimeFormatter.ofPattern(bundle.getString(one), locale));
  }
}

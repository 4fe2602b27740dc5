package net.psmail.status.page;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Overall;
import net.psmail.status.component.State;
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

  String name(ComponentView component) {
    return of(component, "", component.target().component());
  }

  String about(ComponentView component) {
    return of(component, ".about", "");
  }

  private String of(ComponentView component, String which, String otherwise) {
    String key = "component." + component.target().component() + which;
    return bundle.containsKey(key) ? text(key) : otherwise;
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

  private String format(Instant instant, String pattern) {
    return DateTimeFormatter.ofPattern(bundle.getString(pattern), locale)
        .format(instant.atOffset(ZoneOffset.UTC));
  }
}

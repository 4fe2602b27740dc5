package net.psmail.status.subscription;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of one language. */
public final class Words {

  static final Words ENGLISH = new Words(Locale.UK);
  static final Words GERMAN = new Words(Locale.GERMANY);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Words(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            "net.psmail.status.subscription.words",
            locale,
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  static Words of(String language) {
    return language.equals("de") ? GERMAN : ENGLISH;
  }

  public String language() {
    return locale.getLanguage();
  }

  public String text(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** One of Statuspage's words for how far an incident or a maintenance is. */
  String status(String code) {
    return bundle.containsKey("status." + code) ? text("status." + code) : code;
  }

  String time(Instant instant) {
    return DateTimeFormatter.ofPattern(bundle.getString("time"), locale)
        .format(instant.atOffset(ZoneOffset.UTC));
  }
}

package net.psmail.portal.view;

import gg.jte.Content;
import gg.jte.support.LocalizationSupport;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the site in one language, and the way that language writes dates and sizes.
 *
 * <p>A key that ends with {@code .html} holds markup and is read with {@link #html}; every other is
 * plain text in the syntax of {@link MessageFormat} and is escaped by the template.
 */
public final class Texts {
  private static final String BUNDLE = "net.psmail.portal.site.messages";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Language language;
  private final ResourceBundle bundle;

  /** Most texts; to read their pattern anew each time took a tenth of a page's time. */
  private final Map<String, String> withoutArguments = new ConcurrentHashMap<>();

  private final LocalizationSupport markup;
  private final DateTimeFormatter days;
  private final DateTimeFormatter months;
  private final DateTimeFormatter moments;

  public Texts(Language language) {
    this.language = language;
    this.bundle = ResourceBundle.getBundle(BUNDLE, language.locale(), NO_FALLBACK);
    this.markup = bundle::getString;
    this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
    this.months = DateTimeFormatter.ofPattern("LLLL yyyy", language.locale());
    this.moments =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language.locale())
            .withZone(ZoneOffset.UTC);
  }

  public Language language() {
    return language;
  }

  /** Whether there is such a text, for words that come from elsewhere. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  public String text(String key, Object... arguments) {
    return arguments.length == 0 ? known(key) : format(key, arguments);
  }

  /** Asked first without the lock that {@code computeIfAbsent} takes. */
  private String known(String key) {
    String known = withoutArguments.get(key);
    return known != null ? known : withoutArguments.computeIfAbsent(key, this::format);
  }

  /** What is said of a word that comes from elsewhere, or of all others. */
  public String said(String prefix, String word) {
    String key = prefix + "." + word;
    return text(has(key) ? key : prefix + ".other");
  }

  private String format(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
  }

  public Content html(String key, Object... arguments) {
    return markup.localize(key, arguments);
  }

  public String day(LocalDate day) {
    return days.format(day);
  }

  public String month(LocalDate day) {
    return months.format(day);
  }

  /** A moment in UTC, and says so; a script turns it into the reader's own time. */
  public String moment(Instant moment) {
    return moments.format(moment) + " UTC";
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** A size in the unit that leaves a short number. */
  public String size(long bytes) {
    String[] units = {"B", "KB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return new MessageFormat("{0,number,#.#} {1}", language.locale())
        .format(new Object[] {size, units[unit]});
  }
}

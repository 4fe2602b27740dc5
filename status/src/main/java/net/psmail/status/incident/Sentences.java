package net.psmail.status.incident;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;

/** What is said, in both languages, when nobody wrote anything. */
final class Sentences {

  /** Who writes what happens by itself. */
  static final String NOBODY = "PSMail";

  private Sentences() {}

  /** The text of a key; moments among the values are written as dates. */
  static Text of(String key, Object... values) {
    return new Text(in(Locale.UK, key, values), in(Locale.GERMANY, key, values));
  }

  private static String in(Locale locale, String key, Object... values) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "net.psmail.status.incident.words",
            locale,
            Sentences.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    DateTimeFormatter time = DateTimeFormatter.ofPattern(bundle.getString("time"), locale);
    Object[] written =
        Stream.of(values)
            .map(one -> one instanceof Instant at ? time.format(at.atOffset(ZoneOffset.UTC)) : one)
            .toArray();
    return new MessageFormat(bundle.getString(key), locale).format(written);
  }

  /** What a probe proposes to say. */
  static NewIncident proposal(String componentId, Text name, State state) {
    String key = "proposal." + state.code();
    String german = name.german() == null ? name.english() : name.german();
    return new NewIncident(
        new Text(in(Locale.UK, key, name.english()), in(Locale.GERMANY, key, german)),
        Status.INVESTIGATING,
        null,
        of(key + ".body"),
        Map.of(componentId, state),
        NOBODY);
  }
}

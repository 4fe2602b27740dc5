package net.psmail.status.page;

import java.time.Instant;
import java.util.Locale;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Source;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A component in the words of one language.
 *
 * @param badDays as markup
 */
record ServiceLine(ComponentView component, Words words, Bar bar, String badDays, Chart chart) {

  String id() {
    return component.id();
  }

  String name() {
    return words.of(component.component().name());
  }

  String about() {
    return words.of(component.component().description());
  }

  /** The code of the state, which chooses icon and colour. */
  String state() {
    return component.state().code();
  }

  String stateInWords() {
    return words.state(component.state());
  }

  boolean showsBar() {
    return component.component().showcase();
  }

  /** What is wrong, empty if nothing is. */
  String trouble() {
    Outcome trouble = component.trouble();
    return trouble == null ? "" : words.finding(trouble.finding());
  }

  /** Who says so, when it is not the probes; empty when it is. */
  String source() {
    if (component.source() == Source.PROBES) {
      return "";
    }
    String probed =
        component.probed() == component.state()
            ? ""
            : " " + words.text("source.probes", words.state(component.probed()));
    return words.text("source." + component.source().name().toLowerCase(Locale.ROOT)) + probed;
  }

  String since() {
    Instant since = component.since();
    return since == null ? "" : words.time(since);
  }

  @Nullable String sinceExact() {
    Instant since = component.since();
    return since == null ? null : since.toString();
  }
}

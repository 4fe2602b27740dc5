package net.psmail.status.subscription;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers are told.
 *
 * @param about the id of this notice, the same each time it is written; 64 characters at most, and
 *     it does not begin with "ask"
 * @param incident the id of the incident, maintenance or component that this is news of
 * @param impact in Statuspage's word: none, minor, major, critical, maintenance
 * @param title 200 characters at most; for a component its name
 * @param titleDe null: the English one is shown
 * @param status in Statuspage's word, as "investigating" or "major_outage"
 * @param statusBefore of a component, else null
 * @param body 4000 characters at most
 * @param components the ids of those concerned; empty: all are told
 * @param url where a reader finds more
 */
public record Notice(
    String about,
    Kind kind,
    String incident,
    String impact,
    String title,
    @Nullable String titleDe,
    String status,
    @Nullable String statusBefore,
    String body,
    @Nullable String bodyDe,
    List<String> components,
    Instant at,
    URI url) {

  /** What it is news of. Only webhooks are told of the states of components. */
  public enum Kind {
    INCIDENT,
    MAINTENANCE,
    COMPONENT
  }

  public Notice {
    if (about.length() > 64 || Delivery.isQuestion(about)) {
      throw new IllegalArgumentException("Not the id of a notice: " + about);
    }
    components = List.copyOf(components);
  }

  String title(String language) {
    return titleDe != null && language.equals("de") ? titleDe : title;
  }

  String body(String language) {
    return bodyDe != null && language.equals("de") ? bodyDe : body;
  }
}

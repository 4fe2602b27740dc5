package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident or planned work with its messages.
 *
 * @param page where readers find it
 * @param changes what may be done with planned work now: start, end, cancel, move, prolong
 * @param form the form for another message
 * @param done what was just done, as the end of a message key; null for nothing
 */
public record StatusIncidentView(
    StatusDeskView.Incident incident,
    String page,
    String impact,
    List<Update> updates,
    List<String> changes,
    StatusFormView form,
    @Nullable String done) {

  /**
   * A message.
   *
   * @param edits how often its text was changed
   */
  public record Update(
      String id, String status, String body, String author, Instant at, int edits) {}
}

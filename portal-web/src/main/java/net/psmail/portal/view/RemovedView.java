package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;

/** {@code removed.jte}; posts to {@code <address>/bring-back}. */
public record RemovedView(List<Item> items) {

  /**
   * A text that was removed.
   *
   * @param goesAt when it is gone for good
   */
  public record Item(
      String folder,
      Language language,
      String title,
      String address,
      Instant removedAt,
      Instant goesAt) {}
}

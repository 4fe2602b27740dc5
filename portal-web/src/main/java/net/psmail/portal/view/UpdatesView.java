package net.psmail.portal.view;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code updates.jte}, the news.
 *
 * @param year null on the page with the newest of all years
 * @param months newest first
 * @param years all that have news, newest first
 */
public record UpdatesView(@Nullable Integer year, List<Month> months, List<Year> years) {

  /** The news of a month, newest first. */
  public record Month(LocalDate firstDay, List<NewsItem> news) {}

  /** A year and how much news it has. */
  public record Year(int number, int news) {}
}

package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code filters.jte}: what becomes of mail that arrives.
 *
 * @param notice null when all of it is in force
 * @param tellsSpam whether the provider has a filter that tells spam
 * @param junk whether spam goes into the folder Junk
 * @param saved whether a change was just made
 * @param form a filter that is to be made
 */
public record FiltersView(
    List<Row> filters,
    @Nullable RulesNotice notice,
    boolean tellsSpam,
    boolean junk,
    boolean full,
    boolean saved,
    FilterForm form,
    List<Problem> problems) {

  /** A filter as it is told in the list. */
  public record Row(long id, FilterForm filter) {

    public String path() {
      return "/account/filters/" + id;
    }
  }
}

package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code statuscatalogue.jte}, at {@code /control-room/status/components}: groups and components in
 * the order of the status page.
 *
 * @param parts those that stand alone first, then each group
 * @param removed what can be brought back
 * @param done what was just done, as the end of a message key; null for nothing
 */
public record StatusCatalogueView(List<Part> parts, List<Item> removed, @Nullable String done) {

  /** Nothing is there yet, neither groups nor components. */
  public boolean empty() {
    return parts.size() == 1 && parts.get(0).items().isEmpty();
  }

  /**
   * Components that stand together.
   *
   * @param id of the group; empty for those that stand alone
   */
  public record Part(String id, String name, List<Item> items) {

    public boolean group() {
      return !id.isEmpty();
    }

    public String path() {
      return "/control-room/status/groups/" + id;
    }
  }

  /**
   * A component.
   *
   * @param watched whether a probe looks at it
   * @param showcase whether the page shows its ninety days
   * @param onlyIfDegraded whether the page leaves it out while it works
   */
  public record Item(
      String id,
      String name,
      String state,
      boolean watched,
      boolean showcase,
      boolean onlyIfDegraded) {

    public String path() {
      return "/control-room/status/components/" + id;
    }
  }
}

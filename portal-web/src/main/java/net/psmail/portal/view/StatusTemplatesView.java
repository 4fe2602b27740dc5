package net.psmail.portal.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code statustemplates.jte}, at {@code /control-room/status/templates}.
 *
 * @param done what was just done, as the end of a message key; null for nothing
 */
public record StatusTemplatesView(List<Template> templates, @Nullable String done) {

  /**
   * A message to begin with.
   *
   * @param name what operators choose it by
   * @param planned whether it is for planned work, not for an incident
   * @param title what readers would see
   * @param status in Statuspage's words
   */
  public record Template(String id, String name, boolean planned, String title, String status) {

    public String path() {
      return "/control-room/status/templates/" + id;
    }

    /** Where something begins with it. */
    public String use() {
      return "/control-room/status/incidents/" + (planned ? "plan" : "new") + "?template=" + id;
    }
  }
}

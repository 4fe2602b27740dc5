package net.psmail.portal.view;

import java.util.List;
import java.util.Map;

/**
 * How readers see a component.
 *
 * @param id empty for a new one
 * @param name what it is called now
 * @param watched whether a probe looks at it, and it therefore stays
 * @param groups where it may be put
 * @param typed what stands in the fields, by their names
 */
public record StatusComponentView(
    String id,
    String name,
    boolean watched,
    List<Group> groups,
    Map<String, String> typed,
    List<Problem> problems) {

  /** A group of components. */
  public record Group(String id, String name) {}

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean ticked(String field) {
    return !typed(field).isEmpty();
  }

  public boolean fresh() {
    return id.isEmpty();
  }

  public String path() {
    return "/control-room/status/components/" + (fresh() ? "new" : id + "/change");
  }
}

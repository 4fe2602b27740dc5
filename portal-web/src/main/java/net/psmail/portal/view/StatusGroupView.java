package net.psmail.portal.view;

import java.util.List;
import java.util.Map;

/**
 * The name of a group of components.
 *
 * @param id empty for a new one
 * @param name what it is called now
 * @param typed what stands in the fields, by their names
 */
public record StatusGroupView(
    String id, String name, Map<String, String> typed, List<Problem> problems) {

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean fresh() {
    return id.isEmpty();
  }

  public String path() {
    return "/control-room/status/groups/" + (fresh() ? "new" : id + "/change");
  }
}

package net.psmail.portal.view;

import java.util.List;
import java.util.Map;

/**
 * How readers see a component.
 *
 * @param name what it is called now
 * @param typed what stands in the fields, by their names
 */
public record StatusComponentView(
    String id, String name, Map<String, String> typed, List<Problem> problems) {

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean ticked(String field) {
    return !typed(field).isEmpty();
  }
}

package net.psmail.portal.view;

import java.util.List;
import java.util.Map;

/**
 * One template.
 *
 * @param id empty for a new one
 * @param planned whether it is for planned work, not for an incident
 * @param statuses the statuses that may be chosen; empty for none to choose
 * @param typed what stands in the fields, by their names
 */
public record StatusTemplateView(
    String id,
    boolean planned,
    List<String> statuses,
    Map<String, String> typed,
    List<Problem> problems) {

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean fresh() {
    return id.isEmpty();
  }

  public String path() {
    return "/control-room/status/templates/"
        + (fresh() ? "new/" + (planned ? "maintenance" : "incident") : id + "/change");
  }
}

package net.psmail.portal.view;

import java.util.List;
import java.util.Map;

/**
 * A form for the status page: a new incident, planned work, or a message of either.
 *
 * @param act the end of the address that it is sent to and of its message keys: {@code new}, {@code
 *     plan}, {@code publish}
 * @param path where it is sent to
 * @param statuses the statuses that may be chosen; empty for none to choose
 * @param components what may be affected
 * @param templates what it may begin with
 * @param typed what stands in the fields, by their names
 */
public record StatusFormView(
    String act,
    String path,
    List<String> statuses,
    List<StatusDeskView.Component> components,
    List<Choice> templates,
    Map<String, String> typed,
    List<Problem> problems) {

  public static final List<String> IMPACTS = List.of("none", "minor", "major", "critical");

  /** Something to be chosen. */
  public record Choice(String id, String name) {}

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean plans() {
    return act.equals("plan");
  }
}

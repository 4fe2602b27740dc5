package net.psmail.status.page;

import java.util.List;
import java.util.Locale;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.State;
import net.psmail.status.history.Day;

/**
 * What is public, for Prometheus, in its <a
 * href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format</a>.
 */
final class Metrics {

  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  static String of(Content content) {
    Metrics metrics = new Metrics();
    metrics.states(content);
    metrics.uptime(content);
    metrics.head("psmail_status_open_incidents", "Incidents that are not resolved.");
    metrics.line("psmail_status_open_incidents", content.open().size());
    metrics.head("psmail_status_checked_timestamp_seconds", "When something was looked at last.");
    metrics.line(
        "psmail_status_checked_timestamp_seconds", content.report().checkedAt().getEpochSecond());
    return metrics.text.toString();
  }

  private void states(Content content) {
    head("psmail_status_component_state", "1 for the state that a component is in, else 0.");
    for (ComponentView component : content.report().components()) {
      for (State state : State.values()) {
        line(
            "psmail_status_component_state{"
                + label(component)
                + ",state=\""
                + state.code()
                + "\"}",
            component.state() == state ? 1 : 0);
      }
    }
  }

  private void uptime(Content content) {
    head("psmail_status_component_uptime_ratio", "Uptime of the last ninety days.");
    for (ComponentView component : content.report().components()) {
      content.days().getOrDefault(component.id(), List.of()).stream()
          .reduce(Day::plus)
          .filter(day -> day.known() > 0)
          .ifPresent(
              day ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "psmail_status_component_uptime_ratio{%s} %.6f%n",
                          label(component),
                          day.uptime())));
    }
  }

  private static String label(ComponentView component) {
    String name =
        component
            .component()
            .name()
            .english()
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n");
    return "component=\"" + component.component().id() + "\",name=\"" + name + "\"";
  }

  private void head(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void line(String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}

package net.psmail.portal.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.StatusDeskView.Component;
import net.psmail.portal.view.StatusDeskView.Incident;
import net.psmail.portal.view.StatusIncidentView.Update;
import org.jspecify.annotations.Nullable;

/** The desk of the status page on good and bad days. */
final class StatusSamples {

  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final String PAGE = "https://mail.example.org/status";

  private StatusSamples() {}

  private static final List<Component> COMPONENTS =
      List.of(
          new Component(
              "imaps0000001", "Reading mail", "major-outage", "probes", "major-outage", ""),
          new Component(
              "submission01",
              "Sending mail",
              "degraded-performance",
              "operator",
              "operational",
              "degraded-performance"),
          new Component(
              "web000000001", "Web site", "under-maintenance", "maintenance", "unknown", ""));

  static StatusDeskView busy(@Nullable String done) {
    return new StatusDeskView(
        false,
        PAGE,
        List.of(
            new Incident(
                "proposal0001",
                false,
                "Reading mail is down",
                "investigating",
                NOW,
                null,
                "refused")),
        List.of(outage()),
        List.of(work("scheduled")),
        List.of(new Incident("past00000001", false, "<b>It was slow", "resolved", NOW, null, null)),
        List.of(new Incident("gone00000001", false, "Wrong", "resolved", NOW, null, null)),
        COMPONENTS,
        done);
  }

  static StatusDeskView quiet() {
    List<Incident> none = List.of();
    return new StatusDeskView(false, PAGE, none, none, none, none, none, COMPONENTS, null);
  }

  static StatusDeskView away() {
    List<Incident> none = List.of();
    return new StatusDeskView(true, PAGE, none, none, none, none, none, List.of(), "away");
  }

  static Incident outage() {
    return new Incident(
        "outage000001", false, "Mailboxes cannot be read", "identified", NOW, null, null);
  }

  static Incident work(String status) {
    return new Incident(
        "work00000001", true, "New mail gateway", status, NOW, NOW.plus(Duration.ofHours(2)), null);
  }

  static StatusFormView form(String act, String path, List<Problem> problems) {
    Map<String, String> typed = new HashMap<>();
    if (!problems.isEmpty()) {
      typed.put("name", "<b>Slow");
      typed.put("status", "monitoring");
      typed.put("component-submission01", "partial-outage");
      typed.put("body", "We look</textarea>");
    }
    return new StatusFormView(
        act,
        path,
        act.equals("plan") ? List.of() : List.of("investigating", "identified", "monitoring"),
        COMPONENTS,
        typed,
        problems);
  }

  static StatusIncidentView one(Incident incident, List<String> changes, @Nullable String done) {
    return new StatusIncidentView(
        incident,
        PAGE + "/incidents/" + incident.id() + "/",
        incident.planned() ? "maintenance" : "major",
        List.of(
            new Update(
                "update000002",
                "identified",
                "A disk has failed.\nWe expect to be back at <13:00>.",
                "grace",
                NOW,
                2),
            new Update("update000001", "investigating", "We look.", "PSMail", NOW, 0)),
        changes,
        form("say", incident.path(), List.of()),
        done);
  }

  static StatusComponentView component(List<Problem> problems) {
    return new StatusComponentView(
        "imaps0000001",
        "Reading <b>mail",
        Map.of("name", "Reading <b>mail", "showcase", "yes"),
        problems);
  }

  static StatusSubscribersView subscribers() {
    return new StatusSubscribersView(
        2,
        1,
        1,
        3,
        1,
        List.of(
            new StatusSubscribersView.Subscriber("ada@example.org", "mail", "confirmed", NOW, ""),
            new StatusSubscribersView.Subscriber("<b>eve@example.org", "mail", "pending", null, ""),
            new StatusSubscribersView.Subscriber(
                "https://hooks.example.org/" + "x".repeat(80),
                "webhook",
                "set-aside",
                NOW,
                "answered 500")));
  }

  private static StatusProbesView.Probe probe(String id, boolean ofOperators, String state) {
    return new StatusProbesView.Probe(
        id,
        ofOperators ? "shop-eu" : "imaps",
        ofOperators ? "http" : "imaps",
        ofOperators ? "https://shop.example.org/" + "x".repeat(60) : "mail.example.org:993",
        ofOperators ? "" : "Reading mail",
        state,
        state.equals("operational") ? "works" : state.equals("unknown") ? "" : "timed-out",
        state.equals("operational") ? "* OK <b>IMAP ready" : "",
        state.equals("unknown") ? null : NOW,
        ofOperators);
  }

  static StatusProbesView probes(@Nullable String done) {
    return new StatusProbesView(
        List.of(
            probe("imaps0000001", false, "operational"),
            probe("shop00000001", true, "major-outage"),
            probe("imaps0000001", true, "unknown")),
        List.of(probe("shop00000003", true, "unknown")),
        done);
  }

  static StatusProbeView probe(
      @Nullable String id, List<Problem> problems, StatusProbeView.@Nullable Tried tried) {
    return new StatusProbeView(
        id == null ? null : probe(id, !id.startsWith("imaps"), "operational"),
        "http",
        "site",
        List.of(
            new StatusProbeView.Option("status", false),
            new StatusProbeView.Option("text", false),
            new StatusProbeView.Option("redirects", false),
            new StatusProbeView.Option("name", false),
            new StatusProbeView.Option("days", false),
            new StatusProbeView.Option("tls", false)),
        COMPONENTS,
        Map.of(
            "key", "shop <b>eu",
            "target", problems.isEmpty() ? "" : "shop <b>",
            "interval", "60",
            "timeout", "10",
            "failures", "2",
            "option.tls", "1.3",
            "severity", "partial-outage"),
        problems,
        tried);
  }
}

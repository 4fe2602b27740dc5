package net.psmail.portal.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.StatusCatalogueView.Item;
import net.psmail.portal.view.StatusCatalogueView.Part;
import net.psmail.portal.view.StatusComponentView.Group;
import net.psmail.portal.view.StatusDeskView.Component;
import net.psmail.portal.view.StatusDeskView.Incident;
import net.psmail.portal.view.StatusIncidentView.Update;
import net.psmail.portal.view.StatusTemplatesView.Template;
import net.psmail.portal.view.StatusTokensView.Token;
import org.jspecify.annotations.Nullable;

/** The desk of the status page on good and bad days. */
final class StatusSamples {

  private static final Instant NOW = Instant.parse("2026-11-23T14:25:00Z");
  private static final String PAGE = "https://mail.example.org/status";

  private StatusSamples() {}

  private static final List<Component> COMPONENTS =
      List.of(
          new Component(
              "imaps0000001", "Reading mail", "major-outage", "probes", "major-outage", true, ""),
          new Component(
              "submission01",
              "Sending mail",
              "degraded-performance",
              "operator",
              "operational",
              true,
              "degraded-performance"),
          new Component(
              "web000000001", "Web site", "under-maintenance", "maintenance", "unknown", true, ""),
          new Component(
              "desk00000001", "Help desk", "operational", "probes", "operational", false, ""));

  private static final List<Group> GROUPS =
      List.of(new Group("group0000001", "Mail <b>boxes"), new Group("group0000002", "Others"));

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
        act.equals("publish") || act.equals("say")
            ? List.of()
            : List.of(
                new StatusFormView.Choice("template0001", "Mail is late"),
                new StatusFormView.Choice("template0002", "A disk <b>has failed")),
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
        true,
        GROUPS,
        Map.of("name", "Reading <b>mail", "showcase", "yes", "group_id", "group0000001"),
        problems);
  }

  static StatusComponentView ownComponent(String id, List<Problem> problems) {
    return new StatusComponentView(
        id,
        id.isEmpty() ? "" : "Help desk",
        false,
        GROUPS,
        id.isEmpty() ? Map.of("showcase", "yes") : Map.of("name", "Help desk"),
        problems);
  }

  static StatusCatalogueView catalogue(@Nullable String done) {
    return new StatusCatalogueView(
        List.of(
            new Part("", "", List.of(item("web000000001", "Web site", true))),
            new Part(
                "group0000001",
                "Mail <b>boxes",
                List.of(
                    item("imaps0000001", "Reading <b>mail with programs and telephones", true),
                    item("submission01", "Sending mail", true),
                    new Item("desk00000001", "Help desk", "operational", false, false, true))),
            new Part("group0000002", "Other services", List.of())),
        List.of(item("gone00000001", "Fax", false)),
        done);
  }

  private static Item item(String id, String name, boolean watched) {
    return new Item(id, name, "operational", watched, true, false);
  }

  static StatusGroupView group(String id, List<Problem> problems) {
    return new StatusGroupView(
        id,
        id.isEmpty() ? "" : "Mail <b>boxes",
        Map.of("name", id.isEmpty() ? "" : "Mail <b>boxes"),
        problems);
  }

  static StatusTemplatesView templates(@Nullable String done) {
    return new StatusTemplatesView(
        List.of(
            new Template("template0001", "Mail is late", false, "Mail <b>is late", "identified"),
            new Template("template0003", "New disks", true, "New disks", "scheduled")),
        done);
  }

  static StatusTemplateView template(String id, boolean planned, List<Problem> problems) {
    Map<String, String> typed =
        id.isEmpty()
            ? Map.of()
            : Map.of("name", "Mail is late", "title", "Mail <b>is late", "body", "We look …");
    List<String> statuses = List.of("investigating", "identified", "monitoring", "resolved");
    return new StatusTemplateView(id, planned, planned ? List.of() : statuses, typed, problems);
  }

  static StatusTokensView tokens(
      @Nullable String secret, @Nullable String done, List<Problem> problems) {
    List<String> all =
        List.of("read", "components", "probes", "incidents", "subscribers", "tokens");
    return new StatusTokensView(
        List.of(
            new Token("token0000001", "Console of the portal", all, NOW, NOW, true),
            new Token("token0000002", "<b>Alarms", List.of("read", "incidents"), NOW, null, false)),
        PAGE + "/api/v1/",
        secret,
        done,
        new StatusTokensView.Form(
            problems.isEmpty() ? "" : "<b>Alarms",
            all,
            problems.isEmpty() ? List.of("read") : List.of()),
        problems);
  }

  static StatusSubscribersView subscribers(@Nullable String done) {
    return new StatusSubscribersView(
        2,
        1,
        1,
        3,
        1,
        List.of(
            new StatusSubscribersView.Subscriber(
                "subscriber01", "ada@example.org", "mail", "confirmed", NOW, ""),
            new StatusSubscribersView.Subscriber(
                "subscriber02", "<b>eve@example.org", "mail", "pending", null, ""),
            new StatusSubscribersView.Subscriber(
                "subscriber03",
                "https://hooks.example.org/" + "x".repeat(80),
                "webhook",
                "set-aside",
                NOW,
                "answered 500")),
        done);
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

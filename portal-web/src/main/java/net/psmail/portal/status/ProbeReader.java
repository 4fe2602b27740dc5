package net.psmail.portal.status;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.StatusDeskView.Component;
import net.psmail.portal.view.StatusProbeView;
import net.psmail.portal.view.StatusProbeView.Option;
import net.psmail.portal.view.StatusProbeView.Tried;
import net.psmail.portal.view.StatusProbesView;
import net.psmail.portal.view.StatusProbesView.Probe;
import org.jspecify.annotations.Nullable;

/** Probes as the status page has them, as views show them. */
@RequestScoped
public class ProbeReader {

  @Inject private StatusDesk desk;
  @Inject private HttpServletRequest request;

  StatusProbesView all(@Nullable String done) throws StatusAway {
    JsonObject probes = desk.get("/probes");
    Map<String, String> names = names();
    return new StatusProbesView(
        Read.list(probes, "probes").stream().map(one -> shown(one, names)).toList(),
        Read.list(probes, "removed").stream().map(one -> shown(one, names)).toList(),
        done);
  }

  JsonObject probe(String id) throws StatusAway {
    return Read.list(desk.get("/probes"), "probes").stream()
        .filter(one -> one.getString("id").equals(id))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  Probe shown(JsonObject probe) throws StatusAway {
    return shown(probe, names());
  }

  private static Probe shown(JsonObject probe, Map<String, String> names) {
    JsonObject last = probe.isNull("last") ? null : probe.getJsonObject("last");
    return new Probe(
        probe.getString("id"),
        probe.getString("key"),
        probe.getString("kind"),
        probe.getString("target"),
        names.getOrDefault(probe.getString("component"), ""),
        Read.word(probe.getString("state")),
        last == null ? "" : Read.word(last.getString("finding")),
        last == null ? "" : Read.maybe(last, "detail"),
        last == null ? null : Instant.parse(last.getString("at")),
        probe.getBoolean("of_operators"));
  }

  private Map<String, String> names() throws StatusAway {
    Map<String, String> names = new HashMap<>();
    components().forEach(one -> names.put(one.id(), one.name()));
    return names;
  }

  private List<Component> components() throws StatusAway {
    Locale locale = Visit.of(request).language().locale();
    return Read.list(desk.get("/state"), "components").stream()
        .map(one -> Read.component(one, locale))
        .toList();
  }

  /** The kinds that operators may have. */
  List<String> kinds() throws StatusAway {
    return Read.list(desk.get("/probes/kinds"), "kinds").stream()
        .map(one -> one.getString("kind"))
        .toList();
  }

  Optional<JsonObject> kind(String kind) throws StatusAway {
    return Read.list(desk.get("/probes/kinds"), "kinds").stream()
        .filter(one -> one.getString("kind").equals(kind))
        .findFirst();
  }

  /** The form of a probe, or of one that is not there yet. */
  View form(
      @Nullable JsonObject probe,
      String kind,
      ProbeForm form,
      List<Problem> problems,
      @Nullable Tried tried)
      throws StatusAway {
    Optional<JsonObject> known = kind(kind);
    List<Option> options =
        known.stream()
            .flatMap(one -> Read.list(one, "options").stream())
            .map(one -> new Option(one.getString("name"), one.getBoolean("needed")))
            .toList();
    return new View(
        "statusprobe",
        Section.CONTROL_ROOM,
        new StatusProbeView(
            probe == null ? null : shown(probe),
            kind,
            known.map(one -> one.getString("target")).orElse(""),
            options,
            components(),
            form.typed(),
            problems,
            tried));
  }
}

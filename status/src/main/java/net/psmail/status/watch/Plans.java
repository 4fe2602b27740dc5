package net.psmail.status.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.StatusException;
import net.psmail.status.catalogue.Catalogue;
import net.psmail.status.catalogue.Seed;
import net.psmail.status.component.Component;
import net.psmail.status.component.Components.Said;
import net.psmail.status.component.Definitions;
import net.psmail.status.component.Origin;
import net.psmail.status.component.Source;
import net.psmail.status.component.State;
import net.psmail.status.component.Watched;
import net.psmail.status.database.Ids;
import net.psmail.status.incident.Incidents;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.Prober;

/** What is to be watched now, from settings and database; what was read last while that is away. */
final class Plans {

  private final WatchSettings settings;
  private final Catalogue catalogue;
  private final Prober prober;
  private final List<Seed> seeds;
  private final Incidents incidents;
  private Catalogue.Contents last;
  private Map<String, Said> said = Map.of();
  private boolean planted;

  /**
   * All of it.
   *
   * @param said what operators say by incidents and planned work, by component id
   */
  record Plan(Definitions definitions, List<Look> looks, Map<String, Said> said) {}

  Plans(WatchSettings settings, Catalogue catalogue, Incidents incidents, Prober prober) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.incidents = incidents;
    this.prober = prober;
    Origin origin = settings.named() ? Origin.CONFIGURED : Origin.AUTOMATIC;
    this.seeds =
        settings.probes().stream()
            .map(Probe::component)
            .distinct()
            .map(key -> Seed.of(key, origin))
            .toList();
    this.last = catalogue.without(seeds);
  }

  /**
   * Reads what is in the database.
   *
   * @throws StatusException DATABASE_UNAVAILABLE, and all stays as it was read last
   */
  synchronized void read() {
    if (!planted) {
      catalogue.plant(seeds);
      planted = true;
    }
    Catalogue.Contents read = catalogue.contents();
    said = said(incidents.told());
    last = read;
  }

  /** As it was read last. */
  synchronized Plan now() {
    return plan(last);
  }

  /** The probe that stands for each component: the first of its probes. */
  Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    now()
        .definitions()
        .probes()
        .values()
        .forEach(one -> shown.putIfAbsent(one.componentId(), one.probeId()));
    return shown;
  }

  private Plan plan(Catalogue.Contents contents) {
    Map<String, Component> components = new LinkedHashMap<>();
    contents.components().forEach(one -> components.put(one.id(), one));
    Map<String, Watched> probes = new LinkedHashMap<>();
    List<Look> looks = new ArrayList<>();
    for (Probe probe : settings.probes()) {
      String component = Ids.of("component", probe.component());
      if (components.containsKey(component)) {
        Watched watched = watched(probe, component);
        probes.put(watched.probeId(), watched);
        looks.add(look(probe, watched.probeId()));
      }
    }
    return new Plan(new Definitions(contents.groups(), components, probes), looks, said);
  }

  private static Map<String, Said> said(Map<String, State> told) {
    Map<String, Said> said = new LinkedHashMap<>();
    told.forEach(
        (id, state) ->
            said.put(
                id,
                new Said(
                    state,
                    state == State.UNDER_MAINTENANCE ? Source.MAINTENANCE : Source.INCIDENT)));
    return said;
  }

  private static Watched watched(Probe probe, String component) {
    String way = probe.dependsOn();
    return new Watched(
        id(probe.key()),
        component,
        State.valueOf(probe.severity().name()),
        probe.failures(),
        way == null ? null : id(way),
        probe.interval().multipliedBy(2).plus(probe.timeout()));
  }

  /** As it was when a component had one probe, so that its past goes on. */
  private static String id(String key) {
    return Ids.of("component", key);
  }

  private Look look(Probe probe, String id) {
    return new Look(id, probe, probe.interval(), probe.timeout(), () -> prober.probe(probe));
  }
}

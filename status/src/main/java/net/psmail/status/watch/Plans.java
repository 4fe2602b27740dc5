package net.psmail.status.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.StatusException;
import net.psmail.status.catalogue.Catalogue;
import net.psmail.status.catalogue.ProbeEntries;
import net.psmail.status.catalogue.ProbeEntry;
import net.psmail.status.catalogue.Seed;
import net.psmail.status.component.Component;
import net.psmail.status.component.Components.Said;
import net.psmail.status.component.Definitions;
import net.psmail.status.component.Origin;
import net.psmail.status.component.Source;
import net.psmail.status.component.State;
import net.psmail.status.component.Watched;
import net.psmail.status.incident.Incidents;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.Prober;

/** What is to be watched now, from settings and database; what was read last while that is away. */
final class Plans {

  private final Catalogue catalogue;
  private final Prober prober;
  private final List<Seed> seeds;
  private final Incidents incidents;
  private final ProbeEntries entries;
  private Catalogue.Contents last;
  private List<ProbeEntry> added = List.of();
  private Map<String, Said> said = Map.of();
  private boolean planted;

  /**
   * All of it.
   *
   * @param said what operators say by incidents and planned work, by component id
   */
  record Plan(Definitions definitions, List<Look> looks, Map<String, Said> said) {}

  Plans(
      WatchSettings settings,
      Catalogue catalogue,
      ProbeEntries entries,
      Incidents incidents,
      Prober prober) {
    this.entries = entries;
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
    List<ProbeEntry> ofOperators = entries.ofOperators();
    said = said(incidents.told());
    last = read;
    added = ofOperators;
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
    List<ProbeEntry> all = new ArrayList<>(entries.ofSettings());
    all.addAll(added);
    Map<String, String> ids = new HashMap<>();
    all.forEach(entry -> ids.put(entry.probe().key(), entry.id()));
    for (ProbeEntry entry : all) {
      if (components.containsKey(entry.componentId())) {
        probes.put(entry.id(), watched(entry, ids));
        looks.add(look(entry));
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

  private static Watched watched(ProbeEntry entry, Map<String, String> ids) {
    Probe probe = entry.probe();
    String way = probe.dependsOn();
    return new Watched(
        entry.id(),
        entry.componentId(),
        State.valueOf(probe.severity().name()),
        probe.failures(),
        way == null ? null : ids.get(way),
        probe.interval().multipliedBy(2).plus(probe.timeout()));
  }

  private Look look(ProbeEntry entry) {
    Probe probe = entry.probe();
    return new Look(
        entry.id(), probe, probe.interval(), probe.timeout(), () -> prober.probe(probe));
  }
}

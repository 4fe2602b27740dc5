package net.psmail.status.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is watched and how readers see it.
 *
 * @param groups in the order of the page
 * @param components by id, in the order of the page
 * @param probes by id
 */
public record Definitions(
    List<Group> groups, Map<String, Component> components, Map<String, Watched> probes) {

  public static final Definitions NONE = new Definitions(List.of(), Map.of(), Map.of());

  public Definitions {
    groups = List.copyOf(groups);
    components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
    probes = Collections.unmodifiableMap(new LinkedHashMap<>(probes));
  }
}

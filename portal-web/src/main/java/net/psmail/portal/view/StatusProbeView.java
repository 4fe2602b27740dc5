package net.psmail.portal.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One probe and its form.
 *
 * @param probe null for one that is not there yet
 * @param kind as message keys have it
 * @param target what the target is: port, site, domain, address
 * @param options what else this kind knows
 * @param components what it may speak for
 * @param typed what stands in the fields, by their names
 * @param tried what a look found just now, null for none
 */
public record StatusProbeView(
    StatusProbesView.@Nullable Probe probe,
    String kind,
    String target,
    List<Option> options,
    List<StatusDeskView.Component> components,
    Map<String, String> typed,
    List<Problem> problems,
    @Nullable Tried tried) {

  public static final List<String> SEVERITIES =
      List.of("major-outage", "partial-outage", "degraded-performance");

  private static final Map<String, List<String>> VALUES =
      Map.of(
          "tls", List.of("1.2", "1.3"),
          "starttls", List.of("yes", "no"),
          "type",
              List.of(
                  "A", "AAAA", "CAA", "CNAME", "DNSKEY", "DS", "MX", "NS", "PTR", "SOA", "SRV",
                  "TLSA", "TXT"));

  /** Something that a kind of probe knows. */
  public record Option(String name, boolean needed) {

    public String field() {
      return "option." + name;
    }

    /** What may be chosen; empty where it is written. */
    public List<String> values() {
      return VALUES.getOrDefault(name, List.of());
    }
  }

  /**
   * What a look found.
   *
   * @param verdict works, limited or failed
   * @param finding as message keys have it
   * @param detail what was said besides, in the words of who said it; empty for nothing
   * @param millis how long it took
   */
  public record Tried(String verdict, String finding, String detail, long millis) {}

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** Where the form is sent to. */
  public String path() {
    return probe == null ? "/control-room/status/probes/new" : probe.path();
  }

  /** Whether the settings name it, so that nothing can be changed here. */
  public boolean isFixed() {
    return probe != null && !probe.ofOperators();
  }
}

package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status page as operators see it.
 *
 * @param away whether it does not answer, and then everything else is empty
 * @param page where readers find it
 * @param done what was just done, as the end of a message key; null for nothing
 */
public record StatusDeskView(
    boolean away,
    String page,
    List<Incident> proposals,
    List<Incident> open,
    List<Incident> planned,
    List<Incident> past,
    List<Incident> removed,
    List<Component> components,
    @Nullable String done) {

  /** What operators may say of a component. */
  public static final List<String> STATES =
      List.of(
          "operational",
          "degraded_performance",
          "partial_outage",
          "major_outage",
          "under_maintenance");

  /**
   * An incident or planned work in a list.
   *
   * @param status in Statuspage's words, or {@code cancelled}
   * @param until when planned work ends, null for incidents
   * @param finding what the probes found that proposed it, null when an operator wrote it
   */
  public record Incident(
      String id,
      boolean planned,
      String name,
      String status,
      Instant began,
      @Nullable Instant until,
      @Nullable String finding) {

    public String path() {
      return "/control-room/status/incidents/" + id;
    }
  }

  /**
   * A component.
   *
   * @param source who says the state: probes, incident, operator, maintenance
   * @param probed what the probes alone say
   * @param watched whether a probe looks at it; what nobody looks at counts as working
   * @param told what operators set, empty for nothing
   */
  public record Component(
      String id,
      String name,
      String state,
      String source,
      String probed,
      boolean watched,
      String told) {}
}

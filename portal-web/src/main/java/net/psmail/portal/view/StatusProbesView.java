package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the status page looks at.
 *
 * @param removed what can be brought back
 * @param done what was done just now, the end of a message key; null for nothing
 */
public record StatusProbesView(List<Probe> probes, List<Probe> removed, @Nullable String done) {

  /**
   * One of them.
   *
   * @param kind as message keys have it, such as {@code round-trip}
   * @param component its name; empty when it was removed
   * @param finding as message keys have it; empty before the first look
   * @param detail what was said besides, in the words of who said it
   * @param at when it was looked at last, null before that
   * @param ofOperators whether it can be changed here
   */
  public record Probe(
      String id,
      String key,
      String kind,
      String target,
      String component,
      String state,
      String finding,
      String detail,
      @Nullable Instant at,
      boolean ofOperators) {

    public String path() {
      return "/control-room/status/probes/" + id;
    }
  }
}

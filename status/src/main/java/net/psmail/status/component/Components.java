package net.psmail.status.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.probe.Outcome;
import net.psmail.status.probe.Probe;

/** The components of this page and where each stands, in memory; safe for many threads. */
public final class Components {

  private final int failuresToOutage;
  private final Duration gap;
  private final Instant begun;
  private final Map<Probe, Standing> standings = new LinkedHashMap<>();
  private final Map<String, Past> pasts = new LinkedHashMap<>();

  /**
   * Components that nobody has looked at yet.
   *
   * @param gap after a longer time without a look nobody can say that a state went on
   */
  public Components(List<Probe> targets, int failuresToOutage, Duration gap, Instant begun) {
    this.failuresToOutage = failuresToOutage;
    this.gap = gap;
    this.begun = begun;
    targets.forEach(target -> standings.put(target, Standing.UNKNOWN));
  }

  /** The id by which programs know the component of a target. */
  public static String id(Probe target) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("component " + target.key()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  /** Takes over what an earlier run knew, by component id. */
  public synchronized void recall(Map<String, Past> known) {
    pasts.putAll(known);
  }

  /** Takes one more look into account. */
  public synchronized ComponentView note(Probe target, Outcome outcome) {
    Standing before =
        standings.getOrDefault(target, Standing.UNKNOWN).ifSeenAfter(outcome.at().minus(gap));
    Standing after = before.after(outcome, failuresToOutage);
    Past past = pasts.get(id(target));
    boolean first = isUnknown(target);
    if (first && past != null && past.state() == after.state()) {
      after = after.since(past.since());
    }
    standings.put(target, after);
    return view(target, after, new ArrayList<>(standings.keySet()).indexOf(target) + 1);
  }

  public synchronized boolean isUnknown(Probe target) {
    return standings.getOrDefault(target, Standing.UNKNOWN).state() == State.UNKNOWN;
  }

  public synchronized Report report() {
    List<ComponentView> views = new ArrayList<>();
    standings.forEach((target, standing) -> views.add(view(target, standing, views.size() + 1)));
    return Report.of(views, begun);
  }

  private ComponentView view(Probe target, Standing standing, int position) {
    String id = id(target);
    Past past = pasts.get(id);
    return new ComponentView(
        id,
        target,
        position,
        standing.state(),
        standing.since(),
        standing.last(),
        past == null ? begun : past.createdAt());
  }
}

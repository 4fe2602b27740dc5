package net.psmail.status.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.State;
import org.jspecify.annotations.Nullable;

/** Where every component stands now, for those who are made before anybody knows. */
final class Standings implements Supplier<Map<String, State>> {

  private volatile @Nullable Supplier<Report> reports;

  /** From now on they are these. */
  void of(Supplier<Report> reports) {
    this.reports = reports;
  }

  @Override
  public Map<String, State> get() {
    Supplier<Report> known = reports;
    Map<String, State> states = new LinkedHashMap<>();
    if (known != null) {
      known.get().components().forEach(one -> states.put(one.id(), one.state()));
    }
    return states;
  }

  Overall overall() {
    Supplier<Report> known = reports;
    return known == null ? Overall.UNKNOWN : known.get().overall();
  }
}

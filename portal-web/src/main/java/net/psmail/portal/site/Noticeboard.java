package net.psmail.portal.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Notices;

/** What stands where the eye ends: how the service is doing, the newest update, the quick tip. */
@ApplicationScoped
public class Noticeboard {

  private final Map<Language, List<String>> tips = new EnumMap<>(Language.class);

  @Inject private CurrentStatus status;
  @Inject private Clock clock;

  Noticeboard() {
    Arrays.stream(Language.values()).forEach(language -> tips.put(language, Tips.read(language)));
  }

  /** As of now; the tip is another one each day. */
  public Notices notices(Language language) {
    List<String> all = tips(language);
    int today = Math.floorMod(LocalDate.now(clock).toEpochDay(), all.size());
    return new Notices(all.get(today), null, status.now());
  }

  /** All quick tips. */
  public List<String> tips(Language language) {
    return Objects.requireNonNull(tips.get(language));
  }
}

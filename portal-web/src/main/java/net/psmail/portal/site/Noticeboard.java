package net.psmail.portal.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.NewsItem;
import net.psmail.portal.view.Notices;
import net.psmail.portal.view.Tip;
import org.jspecify.annotations.Nullable;

/** What stands where the eye ends: how the service is doing, the newest update, the quick tip. */
@ApplicationScoped
public class Noticeboard {

  private final Map<Language, Pinned> boards = new ConcurrentHashMap<>();

  @Inject private CurrentStatus status;
  @Inject private Clock clock;
  @Inject private Event<NoticesChanged> changes;

  /**
   * Hangs up what was published; what hung there before comes off.
   *
   * @param secureEmail where the article on secure e-mail stands
   */
  public void pin(Language language, List<Tip> tips, @Nullable NewsItem news, String secureEmail) {
    boards.put(language, new Pinned(tips, news, secureEmail));
    changes.fire(new NoticesChanged());
  }

  /** As of now; the tip is another one each day, and the same for all. */
  public Notices notices(Language language) {
    Pinned pinned = boards.getOrDefault(language, Pinned.NOTHING);
    return new Notices(
        tipOfTheDay(pinned.tips()), pinned.news(), status.now(), pinned.secureEmail());
  }

  private @Nullable Tip tipOfTheDay(List<Tip> tips) {
    return tips.isEmpty()
        ? null
        : tips.get(Math.floorMod(LocalDate.now(clock).toEpochDay(), tips.size()));
  }

  private record Pinned(List<Tip> tips, @Nullable NewsItem news, String secureEmail) {
    private static final Pinned NOTHING = new Pinned(List.of(), null, "/help");
  }
}

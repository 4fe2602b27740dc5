package net.psmail.portal.reading;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.psmail.portal.content.Entry;
import net.psmail.portal.content.Kind;
import net.psmail.portal.content.Library;
import net.psmail.portal.site.Shared;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Popular;
import net.psmail.portal.view.Reference;
import net.psmail.provisioning.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Which texts are read most, and which are the newest. Both are answered from memory; what was read
 * since is added to the database from time to time and at the stop.
 */
@Shared
public class Readings {

  private static final Logger LOG = System.getLogger(Readings.class.getName());
  private static final int DAYS = 30;

  @Inject private PageReads reads;
  @Inject private Clock clock;
  @Resource private ManagedScheduledExecutorService executor;

  private final Map<Item, Tally> tallies = new ConcurrentHashMap<>();
  private volatile Map<String, Tally> byPath = Map.of();
  private volatile Library library = new Library(List.of());
  private volatile Map<Kind, List<String>> ranking = Map.of();
  private volatile @Nullable Future<?> writing;

  /** Begins to count and to write. */
  public void begin() {
    Duration interval = Setting.duration("psmail.reading.interval", "PT1M");
    ranking = ranked();
    writing =
        executor.scheduleWithFixedDelay(
            this::write, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Writes what is still to be written. */
  public void end() {
    Future<?> running = writing;
    if (running != null) {
      running.cancel(false);
    }
    write();
  }

  /** What was read most within 30 days, the most first; fewer when fewer were read. */
  public List<Entry> mostPopular(Kind kind, Language language, int number) {
    return ranking.getOrDefault(kind, List.of()).stream()
        .flatMap(key -> library.find(kind, key, language).stream())
        .limit(number)
        .toList();
  }

  /** What was published last, the newest first. */
  public List<Entry> mostRecent(Kind kind, Language language, int number) {
    Stream<Entry> all = library.all(kind, language).stream();
    Stream<Entry> newestFirst =
        kind == Kind.NEWS ? all : all.sorted(Comparator.comparing(Entry::changed).reversed());
    return newestFirst.limit(number).toList();
  }

  /** Both lists, for a page. */
  public Popular lists(Kind kind, Language language, int number) {
    return new Popular(
        references(mostPopular(kind, language, number)),
        references(mostRecent(kind, language, number)));
  }

  /** Where reads of an address are counted; null when no text stands there. */
  @Nullable Tally tally(String path) {
    return byPath.get(path);
  }

  /** Counts go on when texts are published; only where they are found may change. */
  void learn(@Observes Library published) {
    Map<String, Tally> paths = new HashMap<>();
    for (Language language : Language.values()) {
      for (Kind kind : Item.KINDS) {
        for (Entry entry : published.all(kind, language)) {
          Tally tally = tallies.computeIfAbsent(Item.of(entry), item -> new Tally());
          paths.put(language.prefix() + entry.path(), tally);
        }
      }
    }
    library = published;
    byPath = paths;
  }

  /** Whatever fails is tried again the next time, with what was read until then. */
  private synchronized void write() {
    try {
      SortedMap<Item, Long> open = new TreeMap<>();
      tallies.forEach((item, tally) -> open.put(item, tally.open()));
      open.values().removeIf(number -> number == 0);
      if (!open.isEmpty()) {
        reads.add(LocalDate.now(clock), open);
        open.forEach((item, number) -> Objects.requireNonNull(tallies.get(item)).written(number));
      }
      ranking = ranked();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "Reads could not be written and are kept for the next time", failure);
    }
  }

  private Map<Kind, List<String>> ranked() {
    return reads.ranking(LocalDate.now(clock).minusDays(DAYS));
  }

  private static List<Reference> references(List<Entry> entries) {
    return entries.stream()
        .map(entry -> new Reference(entry.path(), entry.title(), entry.summary()))
        .toList();
  }
}

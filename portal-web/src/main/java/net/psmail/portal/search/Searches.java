package net.psmail.portal.search;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.psmail.portal.content.Contents;
import net.psmail.portal.content.Markup;
import net.psmail.portal.page.Outdated;
import net.psmail.portal.search.Index.Found;
import net.psmail.portal.view.Language;
import org.jspecify.annotations.Nullable;

/** Searches what is published. A publication can be found some seconds later. */
@ApplicationScoped
public class Searches {

  private static final Logger LOG = System.getLogger(Searches.class.getName());

  /** The first pages after a start come first. */
  private static final int SECONDS_BEFORE = 3;

  private static final int SECONDS_BETWEEN = 5;

  /** Later than observers without a priority: the library must have been loaded. */
  private static final int AFTER_THE_START = 3000;

  @Inject private Contents contents;
  @Inject private Markup markup;
  @Inject private Event<Outdated> outdated;
  @Resource private ManagedScheduledExecutorService executor;

  private final LiveIndex index =
      new LiveIndex(() -> contents.library(), entry -> markup.text(entry));
  private volatile @Nullable Future<?> renewing;

  Found find(Question question, Language language) {
    return index.find(question, language);
  }

  Found suggest(Question question, Language language) {
    return index.suggest(question, language);
  }

  void begin(
      @Observes @Priority(AFTER_THE_START) @Initialized(ApplicationScoped.class)
          Object application) {
    renewing =
        executor.scheduleWithFixedDelay(
            this::renew, SECONDS_BEFORE, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    Future<?> running = renewing;
    if (running != null) {
      running.cancel(true);
    }
  }

  /** What is thrown would end the schedule. */
  private void renew() {
    try {
      if (index.renew()) {
        outdated.fire(new Outdated());
      }
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "The search index could not be made; the old one stays", failure);
    }
  }
}

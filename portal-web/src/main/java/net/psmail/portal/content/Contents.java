package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/** The written part of the site: what readers get, from memory. */
@ApplicationScoped
public class Contents {

  private static final Logger LOG = System.getLogger(Contents.class.getName());

  @Inject private ShippedTexts shipped;
  @Inject private Publications publications;
  @Inject private EditionWatch watch;
  @Inject private Event<Library> changes;

  private Publication known = Publication.NONE;
  private volatile Library library = new Library(Set.of());
  private volatile Set<String> drawings = Set.of();

  /** What is published now. */
  public Library library() {
    return library;
  }

  /**
   * Takes over what this version ships, publishes, and from now on looks for what other nodes
   * publish.
   *
   * @param context of this application; an injected one is there only while a request is
   */
  public void load(ServletContext context) {
    drawings = ShippedTexts.drawings(context);
    shipped.load(context);
    renew();
    watch.begin(this::renew);
  }

  /** Looks no more for what others publish. */
  public void end() {
    watch.end();
  }

  /** Whether texts can be checked against what is published. */
  boolean isLoaded() {
    return known.edition() >= 0;
  }

  /** Whether this version ships a drawing: {@code locks.en.svg}. */
  boolean hasDrawing(String file) {
    return drawings.contains(file);
  }

  /** Shows at once what was just published; should that fail, the watch does it in its turn. */
  void renewSoon() {
    try {
      renew();
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "What was published is shown a few seconds later", failure);
    }
  }

  /**
   * Publishes what the database says, if that has become another, and tells everybody who keeps
   * something that was made of it.
   */
  synchronized void renew() {
    Publication next = publications.after(known);
    if (next.edition() != known.edition()) {
      known = next;
      library = next.library();
      changes.fire(library);
    }
  }
}

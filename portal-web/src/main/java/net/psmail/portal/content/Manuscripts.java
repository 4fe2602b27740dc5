package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the site as authors work on them. Every save makes a version; one of them is what
 * readers get, or none. Each act is in the audit.
 */
@ApplicationScoped
public class Manuscripts {

  /** All of a kind in every language, by key, without the removed ones. */
  public List<Manuscript> list(Kind kind) {
    throw new UnsupportedOperationException(kind.name());
  }

  /** What was removed and can still be brought back, the latest first. */
  public List<Manuscript> removed() {
    throw new UnsupportedOperationException();
  }

  /** Also one that was removed. */
  public Optional<Manuscript> find(TextName name) {
    throw new UnsupportedOperationException(name.key());
  }

  /** All versions, the newest first. */
  public List<Version> history(TextName name) {
    throw new UnsupportedOperationException(name.key());
  }

  /**
   * Saves what was written as the next version; readers see nothing of it. Saving what is there
   * already makes no version.
   *
   * @param base the number of the version that the author began with; 0 for a new text
   * @throws ContentRefused FAULTY; CONFLICT when {@code base} is not the newest version any more
   */
  public Version save(Session author, TextName name, int base, Wording wording, Origin origin) {
    throw new UnsupportedOperationException(name.key());
  }

  /**
   * Gives a version to readers, now or later. What was to be published later before is not any
   * more.
   *
   * @param version must be the newest
   * @param at null for now
   * @throws ContentRefused FAULTY when it cannot stand on the site (an empty text, an address that
   *     another text has or had, an image without a description, a moment that has passed);
   *     CONFLICT; NOT_FOUND
   */
  public void publish(
      Session author, TextName name, int version, @Nullable Instant at, Origin origin) {
    throw new UnsupportedOperationException(name.key());
  }

  /** Takes it from readers, and forgets a moment at which it was to be published. */
  public void unpublish(Session author, TextName name, Origin origin) {
    throw new UnsupportedOperationException(name.key());
  }

  /** Takes it from readers and from the list; for 30 days it can be brought back. */
  public void remove(Session author, TextName name, Origin origin) {
    throw new UnsupportedOperationException(name.key());
  }

  /** Brings a removed text back, as a draft. */
  public void bringBack(Session author, TextName name, Origin origin) {
    throw new UnsupportedOperationException(name.key());
  }

  /** What is published, with this text in the place of its published version: for a preview. */
  public Library libraryWith(TextName name, Wording wording) {
    throw new UnsupportedOperationException(name.key());
  }
}

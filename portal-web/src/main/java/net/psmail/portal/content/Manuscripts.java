package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the site as authors work on them. Every save makes a version; one of them is what
 * readers get, or none. Each act is in the audit.
 */
@ApplicationScoped
public class Manuscripts {

  @Inject private TextStore texts;
  @Inject private Publisher publisher;
  @Inject private Writing writing;
  @Inject private Contents contents;
  @Inject private Transactions transactions;
  @Inject private Audit audit;
  @Inject private Clock clock;

  /** All of a kind in every language, by key, without the removed ones. */
  public List<Manuscript> list(Kind kind) {
    return transactions.call(() -> texts.list(kind));
  }

  /** What was removed and can still be brought back, the latest first. */
  public List<Manuscript> removed() {
    return transactions.call(texts::removed);
  }

  /** Also one that was removed. */
  public Optional<Manuscript> find(TextName name) {
    return transactions.call(
        () -> texts.find(name).map(row -> row.manuscript(texts.version(name, row.newest()))));
  }

  /** All versions, the newest first. */
  public List<Version> history(TextName name) {
    return transactions.call(() -> texts.history(name));
  }

  /**
   * Saves what was written as the next version; readers see nothing of it. Saving what is there
   * already makes no version.
   *
   * @param base the number of the version that the author began with; 0 for a new text
   * @throws ContentRefused FAULTY; CONFLICT when {@code base} is not the newest version any more
   */
  public Version save(Session author, TextName name, int base, Wording wording, Origin origin) {
    Authors.require(author);
    Wording tidy = wording.tidy().of(name);
    ContentRefused.ifAny(Rules.ofDraft(name, tidy));
    return transactions
        .callUnlessDuplicate(
            () -> {
              Saved saved = writing.save(author.signInName(), name, base, tidy);
              if (saved.isNew()) {
                audit.by(author, Act.TEXT_SAVED, name.word(), origin);
              }
              return saved.version();
            })
        .orElseThrow(ContentRefused::conflict);
  }

  /**
   * Gives a version to readers, now or later. What was to be published later before is not any
   * more. A version that is saved before that moment is published in its place, unless something is
   * wrong with it.
   *
   * @param version must be the newest
   * @param at null for now
   * @throws ContentRefused FAULTY when it cannot stand on the site (an empty text, an address that
   *     another text has or had, an image without a description, a moment that has passed: field
   *     {@code day}); CONFLICT; NOT_FOUND
   */
  public void publish(
      Session author, TextName name, int version, @Nullable Instant at, Origin origin) {
    Authors.require(author);
    Supplier<Wording> publication =
        () -> {
          TextRow row = lock(name);
          if (row.newest() != version) {
            throw ContentRefused.conflict();
          }
          Wording wording = texts.version(name, version).wording();
          ContentRefused.ifAny(writing.faults(name, wording));
          publish(row, wording, at);
          Act act = at == null ? Act.TEXT_PUBLISHED : Act.TEXT_SCHEDULED;
          audit.by(author, act, name.word(), origin);
          return wording;
        };
    if (transactions.callUnlessDuplicate(publication).isEmpty()) {
      // Somebody else has published at the same address in this very moment.
      throw ContentRefused.faulty(Publisher.taken());
    }
    contents.renewSoon();
  }

  private void publish(TextRow row, Wording wording, @Nullable Instant at) {
    if (at == null) {
      publisher.publish(row, wording);
    } else if (at.isAfter(clock.instant())) {
      publisher.schedule(row, at);
    } else {
      throw ContentRefused.faulty(ContentFault.of("day", "problem.content-moment"));
    }
  }

  /** Takes it from readers, and forgets a moment at which it was to be published. */
  public void unpublish(Session author, TextName name, Origin origin) {
    change(author, name, Act.TEXT_UNPUBLISHED, origin, publisher::withdraw);
  }

  /** Takes it from readers and from the list; for 30 days it can be brought back. */
  public void remove(Session author, TextName name, Origin origin) {
    change(
        author,
        name,
        Act.TEXT_REMOVED,
        origin,
        row -> {
          publisher.withdraw(row);
          row.remove(clock.instant());
          return true;
        });
  }

  /** Brings a removed text back, as a draft. */
  public void bringBack(Session author, TextName name, Origin origin) {
    Authors.require(author);
    transactions.run(
        () -> {
          TextRow row = texts.lock(name).orElseThrow(ContentRefused::notFound);
          if (row.isRemoved()) {
            row.remove(null);
            audit.by(author, Act.TEXT_BROUGHT_BACK, name.word(), origin);
          }
        });
  }

  /** What is published, with this text in the place of its published version: for a preview. */
  public Library libraryWith(TextName name, Wording wording) {
    Entry entry = Entry.of(name, wording.tidy(), clock.instant());
    return contents.library().with(List.of(entry));
  }

  private void change(
      Session author, TextName name, Act act, Origin origin, Function<TextRow, Boolean> work) {
    Authors.require(author);
    transactions.run(
        () -> {
          if (work.apply(lock(name))) {
            audit.by(author, act, name.word(), origin);
          }
        });
    contents.renewSoon();
  }

  /** A text that was not removed. */
  private TextRow lock(TextName name) {
    return texts.lock(name).filter(row -> !row.isRemoved()).orElseThrow(ContentRefused::notFound);
  }
}

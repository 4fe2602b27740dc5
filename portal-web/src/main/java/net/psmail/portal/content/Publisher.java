package net.psmail.portal.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.psmail.provisioning.job.Jobs;

/** Gives versions to readers, and takes texts from them; in the caller's transaction. */
@ApplicationScoped
class Publisher {

  @Inject TextStore texts;
  @Inject Jobs jobs;
  @Inject Clock clock;

  /** Publishes the newest version of a text that can stand on the site. */
  void publish(TextRow row, Wording wording) {
    publish(row, wording, texts.nextEdition());
  }

  /** Publishes as a part of a larger edition. */
  void publish(TextRow row, Wording wording, long edition) {
    publish(row, row.newest(), wording, edition);
  }

  /**
   * Publishes a version, whose address belongs to the text from now on.
   *
   * @throws ContentRefused FAULTY when the address is or was that of another text
   */
  void publish(TextRow row, int number, Wording wording, long edition) {
    if (row.name().kind().hasSlug()) {
      claim(row.name().called(wording.slug()), row.name());
    }
    forgetSchedule(row);
    row.publish(number, clock.instant().truncatedTo(ChronoUnit.MICROS), edition);
  }

  private void claim(TextName address, TextName text) {
    if (!isFree(address, text)) {
      throw ContentRefused.faulty(taken());
    }
    if (texts.address(address).isEmpty()) {
      texts.add(new AddressRow(address, text));
    }
  }

  /** Whether an address is nobody's, or the text's own. */
  boolean isFree(TextName address, TextName text) {
    return texts.address(address).map(known -> known.isOf(text)).orElse(true);
  }

  /** Takes a text from readers, if they get it; gives whether anything was changed. */
  boolean withdraw(TextRow row) {
    boolean changed = row.isPublished() || row.publishAt().isPresent();
    forgetSchedule(row);
    if (row.isPublished()) {
      row.unpublish(texts.nextEdition());
    }
    return changed;
  }

  void forgetSchedule(TextRow row) {
    if (row.publishAt().isPresent()) {
      jobs.withdraw(ScheduledPublication.NAME, instance(row));
      row.unschedule();
    }
  }

  /** Publishes the newest version by itself at a moment to come. */
  void schedule(TextRow row, Instant at) {
    forgetSchedule(row);
    row.schedule(at);
    jobs.order(ScheduledPublication.NAME, instance(row), at);
  }

  /** With the moment: an order must not be taken for the one that is being done just now. */
  private static String instance(TextRow row) {
    return row.name().word() + "@" + row.publishAt().orElseThrow().toEpochMilli();
  }

  static ContentFault taken() {
    return ContentFault.of("slug", "problem.content-slug-taken");
  }
}

package net.psmail.portal.content;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Work;

/** Publishes a text at the moment that its author chose. */
@ApplicationScoped
class ScheduledPublication implements Work {

  static final String NAME = "publish text";

  private static final Logger LOG = System.getLogger(ScheduledPublication.class.getName());

  @Inject TextStore texts;
  @Inject Publisher publisher;
  @Inject Writing writing;
  @Inject Contents contents;
  @Inject Transactions transactions;
  @Inject Audit audit;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> publish(named(instance.getId())));
  }

  static TextName named(String instance) {
    return TextName.of(instance.substring(0, instance.lastIndexOf('@')));
  }

  private void publish(TextName name) {
    if (!contents.isLoaded()) {
      throw new IllegalStateException("The portal is starting; " + name.word() + " is next");
    }
    boolean published = transactions.call(() -> publishIfWanted(name));
    if (published) {
      contents.renewSoon();
    }
  }

  /** The author may have thought otherwise since. */
  private boolean publishIfWanted(TextName name) {
    Optional<TextRow> wanted = texts.lock(name).filter(row -> row.isDueAt(clock.instant()));
    if (wanted.isEmpty()) {
      return false;
    }
    TextRow row = wanted.get();
    Optional<Version> best =
        row.scheduled()
            .mapToObj(number -> texts.version(name, number))
            .filter(version -> writing.faults(name, version.wording()).isEmpty())
            .filter(version -> publisher.isFree(name.called(version.wording().slug()), name))
            .findFirst();
    if (best.isEmpty()) {
      LOG.log(Level.WARNING, "{0} cannot be published; it stays a draft", name.word());
      publisher.forgetSchedule(row);
      return false;
    }
    publisher.publish(row, best.get().number(), best.get().wording(), texts.nextEdition());
    audit.bySystem(Act.TEXT_PUBLISHED, name.word());
    return true;
  }
}

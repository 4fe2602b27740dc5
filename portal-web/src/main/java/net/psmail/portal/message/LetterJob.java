package net.psmail.portal.message;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.LongFunction;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/**
 * One letter about one message, tried until the mail server takes it. One that no try will bring to
 * its reader is given up.
 */
final class LetterJob {

  private static final Logger LOG = System.getLogger(LetterJob.class.getName());

  private LetterJob() {}

  /**
   * A task whose instances are the numbers of messages.
   *
   * @param written the letter about a message; empty when nobody wants it any more
   */
  static Task<?> task(String name, Letters letters, LongFunction<Optional<Letter>> written) {
    return Tasks.oneTime(name)
        .onFailure(new Backoff())
        .execute(
            (instance, context) ->
                written
                    .apply(Long.parseLong(instance.getId()))
                    .ifPresent(letter -> send(name, letters, letter)));
  }

  private static void send(String name, Letters letters, Letter letter) {
    if (!letters.sendIfPossible(letter)) {
      LOG.log(Level.WARNING, "Given up: {0}, {1}", name, letter.id());
    }
  }
}

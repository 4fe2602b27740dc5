package net.psmail.provisioning.notice;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import net.psmail.provisioning.audit.Act;
import net.psmail.provisioning.audit.Audit;
import net.psmail.provisioning.audit.NotedAct;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.otheraddress.OtherAddressRows;

/**
 * Writes about the same act to the member's other address, also to the one that counted until then:
 * whoever has got into the account cannot take the owner's way back away unseen. And about what
 * locks members out of the mailbox, where they could not read of it.
 */
@ApplicationScoped
class LettersElsewhere implements Work {

  private static final String NAME = "letter elsewhere";

  private static final Set<Act> TOLD =
      Set.of(
          Act.OTHER_ADDRESS_CONFIRMED,
          Act.OTHER_ADDRESS_CHANGED,
          Act.OTHER_ADDRESS_REMOVED,
          Act.RECOVERY_BEGUN,
          Act.RECOVERY_STOPPED,
          Act.RECOVERED_LATE,
          Act.RECOVERED,
          Act.PASSWORD_CHANGED,
          Act.SECOND_STEP_ADDED,
          Act.SECOND_STEP_REMOVED,
          Act.RESET_OFFERED,
          Act.RESET_USED,
          Act.DELETION_REQUESTED,
          Act.DELETION_APPROVED,
          Act.SIGN_IN_SUSPENDED);

  @Inject OtherAddressRows addresses;
  @Inject NoticeLetters letters;
  @Inject Audit audit;
  @Inject Jobs jobs;
  @Inject Clock clock;

  void order(@Observes NotedAct act) {
    if (TOLD.contains(act.entry().act())) {
      orderAll(act);
    }
  }

  /** Orders a letter that the mailbox did not take, unless there is one; in a transaction. */
  void orderInstead(NotedAct act) {
    if (!TOLD.contains(act.entry().act())) {
      orderAll(act);
    }
  }

  private void orderAll(NotedAct act) {
    for (long address : addresses.told(act.accountId(), act.entry().act())) {
      jobs.order(NAME, act.id() + "/" + address, clock.instant());
    }
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> send(instance.getId().split("/", 2)));
  }

  private void send(String[] actAndAddress) {
    long address = Long.parseLong(actAndAddress[1]);
    audit
        .find(Long.parseLong(actAndAddress[0]))
        .ifPresent(act -> addresses.address(address).ifPresent(to -> send(act, address, to)));
    addresses.forgetIfEnded(address);
  }

  private void send(NotedAct act, long address, String to) {
    String id = "notice." + act.id() + "." + address;
    var unused = letters.send(act, letter -> letter.elsewhere(act.entry(), id, to));
  }
}

package net.psmail.provisioning.it;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import net.psmail.provisioning.bulk.Bulk;
import net.psmail.provisioning.bulk.ShownActs;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.BeforeEach;

/** Acts that an operator is shown line by line and orders, and that a job then does. */
abstract class ShownActsTest extends StaffTest {

  static final Duration A_WHILE = Duration.ofSeconds(60);

  Session boss;

  @BeforeEach
  void begin() {
    boss = first("boss");
  }

  abstract ShownActs<?> acts();

  void order(long id) {
    acts().order(boss, id, acts().get(boss, id).digest(), ORIGIN);
  }

  Bulk awaitEnd(long id) {
    await()
        .atMost(A_WHILE)
        .until(
            () -> {
              Bulk.State state = acts().get(boss, id).state();
              return state == Bulk.State.DONE || state == Bulk.State.STOPPED;
            });
    return acts().get(boss, id);
  }

  /** As after a kill: some lines are done, the job is not, and whoever ran it is silent. */
  Bulk awaitEndAfterAKill(long id, int lastDone) throws SQLException {
    execute(
        "update bulk_line set state = 'READY' where place > " + lastDone + " and bulk_id = " + id);
    execute("update bulk_act set state = 'RUNNING' where id = " + id);
    execute(
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by,"
            + " last_heartbeat, version) values ('acts on many accounts', '"
            + id
            + "', '2020-01-01 00:00:00', true, 'who was killed', '2020-01-01 00:00:00', 1)");
    return awaitEnd(id);
  }
}

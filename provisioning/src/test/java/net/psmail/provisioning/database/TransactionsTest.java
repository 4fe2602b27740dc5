package net.psmail.provisioning.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import org.junit.jupiter.api.Test;

class TransactionsTest {

  private final List<String> steps = new ArrayList<>();
  private boolean running;
  private boolean databaseIsUp = true;
  private final Transactions transactions = transactions();

  @Test
  void commitsWhatWasDone() {
    assertThat(transactions.call(() -> "done")).isEqualTo("done");
    assertThat(steps).containsExactly("begin", "commit");
  }

  @Test
  void rollsBackWhatFailed() {
    assertThatThrownBy(() -> transactions.run(() -> fail("23506", 23506)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(steps).containsExactly("begin", "rollback");
  }

  @Test
  void joinsATransactionThatRuns() {
    transactions.run(() -> transactions.run(() -> steps.add("inner")));
    assertThat(steps).containsExactly("begin", "inner", "commit");
  }

  @Test
  void doesTheWorkAgainAfterADeadlockButNotForEver() {
    AtomicInteger attempts = new AtomicInteger();
    transactions.run(
        () -> {
          if (attempts.incrementAndGet() < 3) {
            fail("40001", 1213);
          }
        });
    assertThat(steps).containsExactly("begin", "rollback", "begin", "rollback", "begin", "commit");
    assertThat(
            catchThrowableOfType(
                ProvisioningException.class, () -> transactions.run(() -> fail("40001", 1213))))
        .extracting(ProvisioningException::kind)
        .isEqualTo(Kind.DATABASE_UNAVAILABLE);
  }

  @Test
  void doesTheWorkAgainAfterSomebodyHasChangedWhatItHadRead() {
    AtomicInteger attempts = new AtomicInteger();
    transactions.run(
        () -> {
          if (attempts.incrementAndGet() < 2) {
            fail("HY000", 1020);
          }
        });
    assertThat(steps).containsExactly("begin", "rollback", "begin", "commit");
  }

  @Test
  void isEmptyWhenTheRowIsThereAlready() {
    assertThat(
            transactions.callUnlessDuplicate(
                () -> {
                  fail("23505", 23505);
                  return "never";
                }))
        .isEmpty();
    assertThat(steps).containsExactly("begin", "rollback");
  }

  @Test
  void saysSoWhenTheDatabaseIsDown() {
    databaseIsUp = false;
    ProvisioningException down =
        catchThrowableOfType(
            ProvisioningException.class, () -> transactions.run(() -> steps.add("work")));
    assertThat(down.kind()).isEqualTo(Kind.DATABASE_UNAVAILABLE);
    assertThat(steps).isEmpty();
  }

  private static void fail(String state, int code) {
    throw new IllegalStateException(new SQLException("failed", state, code));
  }

  private Transactions transactions() {
    Transactions fresh = new Transactions();
    fresh.transaction =
        stub(UserTransaction.class, (proxy, method, args) -> step(method.getName()));
    fresh.dataSource = stub(DataSource.class, (proxy, method, args) -> connection());
    return fresh;
  }

  private Object step(String name) {
    if (name.equals("getStatus")) {
      return running ? Status.STATUS_ACTIVE : Status.STATUS_NO_TRANSACTION;
    }
    running = name.equals("begin");
    return steps.add(name);
  }

  private Connection connection() throws SQLException {
    if (!databaseIsUp) {
      throw new SQLException("down");
    }
    return stub(Connection.class, (proxy, method, args) -> true);
  }

  private static <T> T stub(Class<T> type, InvocationHandler behaviour) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
  }
}

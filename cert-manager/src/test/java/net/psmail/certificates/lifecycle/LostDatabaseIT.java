package net.psmail.certificates.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import net.psmail.certificates.CertificateNames;
import net.psmail.certificates.CertificatesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a step, and comes back. */
class LostDatabaseIT {

  private static final String ID = "mail";

  private final SettableClock clock = new SettableClock();
  private final DataSource database = TrialDatabase.create();
  private final TrialIssuer issuer = new TrialIssuer("first", clock);
  private volatile boolean gone;

  @Test
  void isNotWaitedForOnceItIsThereAgain(@TempDir Path directory) {
    Lifecycle lifecycle =
        new Lifecycle(
            whileItIsThere(),
            List.of(issuer),
            new SeveralServers(),
            new KeyFiles(directory),
            clock,
            new SecureRandom());
    lifecycle.declare(
        new Plan(
            ID,
            CertificateNames.of(List.of("mail.acme.test")),
            KeyType.EC_P256,
            ChallengeKind.HTTP_01,
            null,
            List.of("first")));
    issuer.whileOrdering = () -> gone = true;
    assertThatThrownBy(lifecycle::advanceDue).isInstanceOf(CertificatesException.class);
    assertThatThrownBy(lifecycle::advanceDue).isInstanceOf(CertificatesException.class);

    gone = false;
    lifecycle.advanceDue();

    assertThat(lifecycle.standing(ID).orElseThrow().stage()).isEqualTo(Stage.PROVED);
  }

  private DataSource whileItIsThere() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (gone) {
                throw new SQLException("It is gone.");
              }
              return method.invoke(database, arguments);
            });
  }
}

package net.psmail.provisioning.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import net.psmail.provisioning.job.Job;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.session.Session;
import org.junit.jupiter.api.Test;

class JobsIT extends FacadeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Jobs jobs;
  @Inject MailServers mailServers;

  @Test
  void bringTheWelcomeMailWhenTheMailServerIsBack() {
    mailServers.stop();
    Session session = register(newName());
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> welcome(session).filter(job -> job.failures() > 0).isPresent());
      assertThat(welcome(session).orElseThrow().lastFailure()).isPresent();
    } finally {
      mailServers.start(TestApplication.tls(), TestApplication.tls());
    }
    SettableClock.INSTANCE.putForward(Duration.ofMinutes(1));
    await().atMost(PATIENCE).until(() -> welcome(session).isEmpty());
  }

  @Test
  void showOperatorsWhatRecurs() {
    assertThat(jobs.overview())
        .extracting(Job::name)
        .contains("purge sessions", "purge one-time links", "purge staff", "purge audit");
  }

  private Optional<Job> welcome(Session session) {
    return jobs.overview().stream()
        .filter(job -> job.name().equals("welcome mail"))
        .filter(job -> job.instance().equals(Long.toString(session.accountId())))
        .findFirst();
  }
}

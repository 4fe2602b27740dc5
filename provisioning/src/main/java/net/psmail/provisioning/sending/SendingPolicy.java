package net.psmail.provisioning.sending;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.rule.ConfirmedForwards;
import org.jspecify.annotations.Nullable;

/**
 * Answers Postfix whether a member may send a mail, and where a script may send mail on to, while
 * this process runs.
 */
@ApplicationScoped
public class SendingPolicy {

  /** Postfix closes a connection after five minutes without a question. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String GO_ON = "DUNNO";

  /** Dovecot then leaves the mail in the mailbox. */
  private static final String NOT_CONFIRMED =
      "550 5.7.1 Mail is sent on only to addresses that confirmed it by the code of a letter";

  /**
   * So many ask the database at once. The others hold none of its connections while they wait, or
   * one member who sends from many places could take them all.
   */
  private static final int AT_ONCE = 8;

  /** Less than Postfix waits ({@code main.cf}). */
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  @Inject Sendings sendings;
  @Inject ConfirmedForwards forwards;

  @Resource ManagedExecutorService threads;

  private volatile @Nullable PolicyPort port;

  /**
   * Opens the port that is configured, if one is.
   *
   * @throws ProvisioningException START_REFUSED when it is taken
   */
  public synchronized void start() {
    int number = SendingSettings.read().policyPort();
    if (number > 0) {
      PolicyPort opened = new PolicyPort(number, threads, PATIENCE, this::action);
      opened.start();
      port = opened;
    }
  }

  /** Closes it, and what is connected; Postfix goes on without. */
  public synchronized void stop() {
    PolicyPort open = port;
    port = null;
    if (open != null) {
      open.stop();
    }
  }

  private String action(PolicyRequest request) {
    takePlace();
    try {
      return request.onward().map(this::action).orElseGet(() -> sent(request));
    } finally {
      places.release();
    }
  }

  private String sent(PolicyRequest request) {
    return mailbox(request.login())
        .flatMap(mailbox -> sendings.take(mailbox, request.recipients()))
        .map(refusal -> refusal.code() + " " + refusal.text())
        .orElse(GO_ON);
  }

  private String action(PolicyRequest.Onward onward) {
    return forwards.allow(onward.sender(), onward.recipient()) ? GO_ON : NOT_CONFIRMED;
  }

  private void takePlace() {
    try {
      if (places.tryAcquire(WAIT.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
    throw ProvisioningException.busy(WAIT);
  }

  /** Dovecot names a login by address and device (dovecot/dovecot-sql.conf.ext). */
  private static Optional<MailAddress> mailbox(String login) {
    int slash = login.indexOf('/');
    try {
      return Optional.of(MailAddress.parse(slash < 0 ? login : login.substring(0, slash)));
    } catch (ProvisioningException nobody) {
      return Optional.empty();
    }
  }
}

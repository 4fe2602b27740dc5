package net.psmail.portal.console;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import net.psmail.certificates.order.CertificateAlarm;
import net.psmail.certificates.order.ManagedCertificates;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.alias.ProviderAddresses;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Jobs;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/** Writes to the provider, where a mailbox is set up for it, of each alarm of certificates once. */
@ApplicationScoped
public class AlarmNotice implements Work {

  private static final String NAME = "certificate alarm";

  @Inject private ManagedCertificates certificates;
  @Inject private ProviderAddresses providerAddresses;
  @Inject private Letters letters;
  @Inject private SiteSettings settings;
  @Inject private Transactions transactions;
  @Inject private Jobs jobs;
  @Inject private Clock clock;

  /** From now on. */
  public void begin() {
    certificates.onAlarm(
        alarm ->
            transactions.run(() -> jobs.order(NAME, Long.toString(alarm.id()), clock.instant())));
  }

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute(
            (instance, context) ->
                letter(Long.parseLong(instance.getId())).ifPresent(letters::sendIfPossible));
  }

  /** None when the alarm is over, or nobody reads letters of this kind. */
  private Optional<Letter> letter(long id) {
    return certificates.alarms().stream()
        .filter(alarm -> alarm.id() == id)
        .findFirst()
        .flatMap(alarm -> providerAddresses.mailbox().map(mailbox -> letter(alarm, mailbox)));
  }

  private Letter letter(CertificateAlarm alarm, MailAddress mailbox) {
    Locale tongue = providerAddresses.language();
    Texts texts = new Texts(Language.of(tongue));
    String page = settings.site().url() + texts.language().prefix() + "/control-room/certificates";
    return new Letter(
        "certificate-alarm." + alarm.id(),
        alarm.since(),
        mailbox.toString(),
        texts.language().locale(),
        texts.text("letter.alarm.subject", settings.site().name(), alarm.subject()),
        texts.text(
            "letter.alarm.text",
            texts.text("certificates.alarm." + alarm.kind()),
            alarm.sentence(),
            page));
  }
}

package net.psmail.provisioning.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.alias.ProviderAddresses;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/**
 * Writes that a webhook has ended, to the mailbox in which the provider reads its letters: people
 * who work here have no address of their own. Where there is no such mailbox the control room says
 * it alone.
 */
@ApplicationScoped
class WebhookLetters implements Work {

  static final String NAME = "webhook letter";

  private static final Logger LOG = System.getLogger(WebhookLetters.class.getName());

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject ProviderAddresses addresses;
  @Inject Letters letters;

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> send(instance.getId().split("/", 2)));
  }

  /** Nothing about one that is told again, or was removed. */
  private void send(String[] webhookAndMoment) {
    long id = Long.parseLong(webhookAndMoment[0]);
    long moment = Long.parseLong(webhookAndMoment[1]);
    Optional<WebhookRow> ended =
        transactions
            .call(() -> Optional.ofNullable(entities.find(WebhookRow.class, id)))
            .filter(row -> !row.isOn());
    if (ended.isPresent() && addresses.areRead()) {
      addresses.mailbox().ifPresent(to -> send(letter(ended.get(), to.toString(), moment)));
    }
  }

  private void send(Letter letter) {
    if (!letters.sendIfPossible(letter)) {
      LOG.log(Level.WARNING, "A letter about a webhook cannot arrive: {0}", letter.id());
    }
  }

  private Letter letter(WebhookRow row, String to, long moment) {
    Locale language = addresses.language();
    String key = row.isGone() ? "gone" : "failed";
    String site = Setting.text("psmail.site.url", "http://localhost:8080");
    String root = site + (language.getLanguage().equals("de") ? "/de" : "");
    return new Letter(
        "webhook." + row.id() + "." + moment,
        Instant.ofEpochSecond(moment),
        to,
        language,
        text(language, "subject", row, root),
        text(language, key + ".text", row, root) + text(language, "end", row, root));
  }

  private static String text(Locale language, String key, WebhookRow row, String root) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            WebhookLetters.class.getName(),
            language,
            WebhookLetters.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return MessageFormat.format(
        bundle.getString(key),
        Setting.text("psmail.site.name", "PSMail"),
        row.name(),
        root + "/control-room/webhooks/" + row.id());
  }
}

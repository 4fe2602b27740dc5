package net.psmail.portal.message;

import com.github.kagkarlsson.scheduler.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.Language;
import net.psmail.portal.view.Texts;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/** The copy itself, to an address that is confirmed. */
@ApplicationScoped
class CopyDelivery implements Work {

  static final String NAME = "message copy";

  @Inject Copies copies;
  @Inject Letters letters;
  @Inject SiteSettings settings;

  @Override
  public Task<?> task() {
    return LetterJob.task(
        NAME, letters, message -> copies.find(message).filter(Wished::confirmed).map(this::letter));
  }

  private Letter letter(Wished wish) {
    Texts texts = new Texts(Language.of(wish.language()));
    ReceivedMessage message = wish.message();
    String site = settings.site().name();
    return new Letter(
        "copy." + message.id(),
        wish.askedAt(),
        message.address(),
        wish.language(),
        texts.text("letter.copy.subject", site, message.subject()),
        texts.text(
            "letter.copy.text",
            site,
            texts.moment(message.receivedAt()),
            message.subject(),
            message.text()));
  }
}

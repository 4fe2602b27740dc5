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

/**
 * The letter with the link that confirms an address. It quotes nothing of the message, not even its
 * subject or the name of who wrote it.
 */
@ApplicationScoped
class CopyInvitation implements Work {

  static final String NAME = "message copy link";

  @Inject Copies copies;
  @Inject Letters letters;
  @Inject SiteSettings settings;

  @Override
  public Task<?> task() {
    return LetterJob.task(
        NAME,
        letters,
        message ->
            copies
                .find(message)
                .flatMap(wish -> copies.newToken(message).map(token -> letter(wish, token))));
  }

  private Letter letter(Wished wish, String token) {
    Texts texts = new Texts(Language.of(wish.language()));
    String site = settings.site().name();
    String link =
        settings.site().url() + texts.language().prefix() + CopyPages.PATH + "?token=" + token;
    return new Letter(
        "copy-link." + wish.message().id(),
        wish.askedAt(),
        wish.message().address(),
        wish.language(),
        texts.text("letter.copy-link.subject", site),
        texts.text("letter.copy-link.text", site, link, settings.site().url()));
  }
}

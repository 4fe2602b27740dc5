package net.psmail.provisioning.mailedcode;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.Setting;
import net.psmail.provisioning.database.Transactions;
import net.psmail.provisioning.job.Backoff;
import net.psmail.provisioning.job.Work;
import net.psmail.provisioning.key.Codes;
import net.psmail.provisioning.key.Digests;
import net.psmail.provisioning.outgoing.Letter;
import net.psmail.provisioning.outgoing.Letters;

/**
 * Writes the letter with a code, and makes the code for it. Another try makes another code: who
 * gets two letters types in the later one's.
 */
@ApplicationScoped
class CodeMail implements Work {

  static final String NAME = "mailed code";

  @PersistenceContext(unitName = "provisioning")
  EntityManager entities;

  @Inject Transactions transactions;
  @Inject Letters letters;
  @Inject Codes codes;
  @Inject Clock clock;

  @Override
  public Task<?> task() {
    return Tasks.oneTime(NAME)
        .onFailure(new Backoff())
        .execute((instance, context) -> send(Long.parseLong(instance.getId())));
  }

  private void send(long id) {
    String code = codes.oneTimeCode();
    transactions.call(() -> prepare(id, code)).ifPresent(letters::sendIfPossible);
  }

  /** Nothing when it is too late, or when its holder has asked for another meanwhile. */
  private Optional<Letter> prepare(long id, String code) {
    Optional<MailedCode> asked =
        Optional.ofNullable(entities.find(MailedCode.class, id))
            .filter(found -> !found.isConfirmed() && found.endsAfter(clock.instant()));
    asked.ifPresent(found -> found.change(Digests.sha256(Codes.asMeant(code))));
    return asked.map(found -> letter(found, code));
  }

  private Letter letter(MailedCode asked, String code) {
    return new CodeLetter(
            asked.address(),
            Locale.forLanguageTag(asked.language()),
            Setting.text("psmail.site.name", "PSMail"),
            asked.isOfMember())
        .with(code, "code." + asked.id() + "." + HexFormat.of().formatHex(codes.bytes(8)), clock);
  }
}

package net.psmail.provisioning.mailedcode;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
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

  private static final Logger LOG = System.getLogger(CodeMail.class.getName());

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
    transactions.call(() -> prepare(id, code)).ifPresent(this::send);
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

  private void send(Letter letter) {
    try {
      letters.send(letter);
    } catch (ProvisioningException refused) {
      if (refused.kind() != Kind.NOT_FOUND && refused.kind() != Kind.LIMIT_REACHED) {
        throw refused;
      }
      LOG.log(Level.DEBUG, "A code cannot be mailed: {0}", refused.getMessage());
    }
  }
}

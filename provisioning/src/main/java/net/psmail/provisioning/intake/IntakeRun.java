package net.psmail.provisioning.intake;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.psmail.provisioning.intake.ForeignMailbox.Name;
import net.psmail.provisioning.intake.Intake.Reason;
import net.psmail.provisioning.intake.Intake.State;
import net.psmail.provisioning.intake.IntakeProgress.Unwanted;
import net.psmail.provisioning.intake.OwnMailbox.Full;
import net.psmail.provisioning.intake.OwnMailbox.Refused;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;

/**
 * Fetches for one member, folder by folder, each mail in the order of its number. A mail is put
 * here first and noted then: whenever this ends, one that was put but not noted is known again.
 */
@SuppressWarnings("JavaUtilDate") // Jakarta Mail has it.
final class IntakeRun {

  private static final Logger LOG = System.getLogger(IntakeRun.class.getName());

  /** So often in a row a server may hang up before it is given up. */
  private static final int PATIENCE = 3;

  private final long account;
  private final boolean apart;
  private final int largest;
  private final IntakeRows rows;
  private final IntakeProgress progress;
  private final ForeignMailbox there;
  private final OwnMailbox here;

  IntakeRun(
      long account,
      boolean apart,
      int largest,
      IntakeRows rows,
      IntakeProgress progress,
      ForeignMailbox there,
      OwnMailbox here) {
    this.account = account;
    this.apart = apart;
    this.largest = largest;
    this.rows = rows;
    this.progress = progress;
    this.there = there;
    this.here = here;
  }

  /** How it ended. */
  State run() throws Unwanted {
    try {
      FolderMap map = new FolderMap(here.separator(), apart);
      List<Name> folders = named();
      Map<String, MailImportFolder> known = new HashMap<>();
      rows.folders(account).forEach(row -> known.put(row.folder(), row));
      List<String> targets = new ArrayList<>();
      for (Name folder : folders) {
        MailImportFolder row = row(map, folder, known.get(folder.whole()));
        targets.add(row.target());
        boolean all = FolderMap.isAll(folder.attributes());
        take(
            row,
            here.known(all ? targets : List.of(row.target()), () -> progress.alive(row, false)));
      }
      return State.DONE;
    } catch (Full full) {
      return State.FULL;
    } catch (Foreign failure) {
      LOG.log(Level.DEBUG, "Another provider gives no more mail", failure);
      return State.UNREACHABLE;
    } catch (MessagingException failure) {
      LOG.log(Level.WARNING, "Mail of another provider was not taken", failure);
      return State.FAILED;
    }
  }

  private MailImportFolder row(FolderMap map, Name folder, @Nullable MailImportFolder known)
      throws MessagingException {
    if (known != null) {
      here.make(known.target());
      return known;
    }
    String target = map.target(folder.path(), folder.attributes());
    if (!here.make(target)) {
      target = here.make(map.instead()) ? map.instead() : FolderMap.INBOX;
    }
    return rows.add(new MailImportFolder(account, folder.whole(), target));
  }

  private List<Name> named() throws Foreign {
    try {
      return there.folders().stream()
          .filter(folder -> !FolderMap.isView(folder.attributes()))
          .toList();
    } catch (MessagingException failure) {
      throw new Foreign(failure);
    }
  }

  private void take(MailImportFolder row, KnownMails known)
      throws MessagingException, Foreign, Full, Unwanted {
    int failures = 0;
    boolean done = false;
    while (!done) {
      long before = row.lastUid();
      try {
        done = takeBatch(row, known, failures);
        failures = 0;
      } catch (Foreign failure) {
        failures = row.lastUid() > before ? 1 : failures + 1;
        if (failures > PATIENCE) {
          throw failure;
        }
        recover();
      }
    }
    progress.look(row, true);
  }

  private void recover() throws Foreign {
    try {
      there.recover();
    } catch (MessagingException failure) {
      throw new Foreign(failure);
    }
  }

  /** The folder is opened for each batch, so that what is known of its mails is forgotten. */
  private boolean takeBatch(MailImportFolder row, KnownMails known, int failures)
      throws MessagingException, Foreign, Full, Unwanted {
    progress.alive(row, false);
    IMAPFolder folder;
    List<Message> mails;
    try {
      folder = there.open(row.folder());
      row.open(folder.getUIDValidity(), folder.getMessageCount());
      mails = ForeignMailbox.after(folder, row.lastUid());
    } catch (MessagingException failure) {
      throw new Foreign(failure);
    }
    boolean again = failures > 1;
    for (Message mail : mails) {
      progress.look(row, false);
      take(row, folder, mail, known, again);
      again = false;
    }
    try {
      folder.close(false);
    } catch (MessagingException failure) {
      throw new Foreign(failure);
    }
    return mails.size() < ForeignMailbox.BATCH;
  }

  /**
   * Takes one mail.
   *
   * @param again whether it was not given before, more than once: then it is passed over
   */
  private void take(
      MailImportFolder row, IMAPFolder folder, Message mail, KnownMails known, boolean again)
      throws MessagingException, Foreign, Full, Unwanted {
    Head head = head(folder, mail);
    if (!known.isNew(head.mark())) {
      row.knew(head.uid());
      return;
    }
    boolean taken = false;
    try {
      Optional<byte[]> content = again ? Optional.empty() : content(row, mail);
      if (content.isPresent()) {
        put(row.target(), head, content.get());
        row.took(head.uid(), content.get().length);
      } else {
        refuse(row, head, again ? Reason.UNREADABLE : Reason.TOO_LARGE);
      }
      taken = true;
    } catch (Refused no) {
      refuse(row, head, Reason.REFUSED);
    } finally {
      if (!taken) {
        known.forget(head.mark());
      }
    }
  }

  private void put(String target, Head head, byte[] content)
      throws MessagingException, Refused, Full {
    Date received = Date.from(head.received());
    try {
      here.put(target, content, head.flags(), received);
    } catch (MessagingException hungUp) {
      here.recover();
      here.put(target, content, head.flags(), received);
    }
  }

  private void refuse(MailImportFolder row, Head head, Reason reason) {
    row.refused(head.uid());
    progress.refused(
        new MailImportRefusal(
            account, new Intake.Refusal(row.folder(), reason, head.received(), head.size())));
  }

  private Optional<byte[]> content(MailImportFolder row, Message mail) throws Foreign, Unwanted {
    try {
      return ForeignMailbox.content(mail, largest, () -> progress.alive(row, false));
    } catch (MessagingException | IOException failure) {
      throw new Foreign(failure);
    }
  }

  private static Head head(IMAPFolder folder, Message mail) throws Foreign {
    try {
      Instant received =
          Optional.ofNullable(mail.getReceivedDate()).map(Date::toInstant).orElse(Instant.EPOCH);
      Flags flags = new Flags(mail.getFlags());
      flags.remove(Flags.Flag.RECENT);
      return new Head(folder.getUID(mail), KnownMails.mark(mail), received, flags, mail.getSize());
    } catch (MessagingException failure) {
      throw new Foreign(failure);
    }
  }

  /** What is known of a mail before it is fetched. */
  private record Head(long uid, long mark, Instant received, Flags flags, long size) {}

  /** The server there hung up, or gives no answer that can be understood. */
  private static final class Foreign extends Exception {

    private static final long serialVersionUID = 1L;

    Foreign(Throwable cause) {
      super(cause);
    }
  }
}

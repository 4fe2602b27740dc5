package net.psmail.provisioning.export;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.psmail.provisioning.export.MailboxReader.Mail;
import net.psmail.provisioning.export.MailboxReader.Name;
import net.psmail.provisioning.export.MailboxReader.Unreadable;
import net.psmail.provisioning.export.Progress.Unwanted;

/** Writes all mail of a mailbox into the copy, each folder as one file. */
final class MailCopy {

  private final MailboxReader mailbox;
  private final ZipOutputStream zip;
  private final Progress progress;
  private final FileNames names = new FileNames();
  private final LeftOut leftOut = new LeftOut();

  MailCopy(MailboxReader mailbox, ZipOutputStream zip, Progress progress) {
    this.mailbox = mailbox;
    this.zip = zip;
    this.progress = progress;
  }

  void write() throws MessagingException, IOException, Unwanted {
    for (Name folder : mailbox.folders()) {
      String file = "mail/" + names.of(folder.path()) + ".mbox";
      zip.putNextEntry(new ZipEntry(file));
      leftOut.folder(folder.whole(), file, write(folder.whole()));
      zip.closeEntry();
    }
    for (Paper paper : leftOut.papers()) {
      put(zip, paper);
    }
  }

  static void put(ZipOutputStream zip, Paper paper) throws IOException {
    zip.putNextEntry(new ZipEntry(paper.name()));
    zip.write(paper.content());
    zip.closeEntry();
  }

  private long write(String folder) throws MessagingException, IOException, Unwanted {
    Mbox mbox = new Mbox(zip);
    long copied = 0;
    for (Mail mail : mailbox.enter(folder)) {
      if (write(mbox, folder, mail)) {
        copied++;
      }
    }
    return copied;
  }

  /** The second try tells a message that cannot be read from a server that has hung up. */
  private boolean write(Mbox mbox, String folder, Mail mail)
      throws MessagingException, IOException, Unwanted {
    Optional<InputStream> content;
    try {
      content = mailbox.read(mail.uid());
    } catch (Unreadable first) {
      mailbox.recover();
      try {
        content = mailbox.read(mail.uid());
      } catch (Unreadable second) {
        leaveOut(folder, mail, false);
        return false;
      }
    }
    return content.isPresent() && write(mbox, folder, mail, content.get());
  }

  private boolean write(Mbox mbox, String folder, Mail mail, InputStream content)
      throws MessagingException, IOException, Unwanted {
    mbox.begin(mail.received(), mail.flags());
    try (content) {
      progress.copied(mbox.message(content));
      mbox.end();
      return true;
    } catch (Unreadable failure) {
      mbox.end();
      mbox.end();
      leaveOut(folder, mail, true);
      return false;
    }
  }

  private void leaveOut(String folder, Mail mail, boolean begun)
      throws MessagingException, IOException, Unwanted {
    leftOut.mail(folder, mail.uid(), begun);
    progress.leftOut();
    mailbox.recover();
  }
}

package net.psmail.provisioning.export;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.security.PrivateKey;
import java.util.zip.ZipOutputStream;
import net.psmail.provisioning.device.LentPassword;
import net.psmail.provisioning.export.Export.State;
import net.psmail.provisioning.export.Progress.Unwanted;
import net.psmail.provisioning.mailserver.OwnMailStore;

/**
 * Makes one copy. The secrets that it needs are in its memory only: when the process dies there is
 * no copy, and what lies on disk of it opens for nobody but its owner.
 */
final class ExportRun {

  private static final Logger LOG = System.getLogger(ExportRun.class.getName());

  private final ExportWish wish;
  private final PrivateKey key;
  private final OwnMailStore stores;
  private final ExportRows rows;
  private final ExportFiles files;

  ExportRun(
      ExportWish wish, PrivateKey key, OwnMailStore stores, ExportRows rows, ExportFiles files) {
    this.wish = wish;
    this.key = key;
    this.stores = stores;
    this.rows = rows;
    this.files = files;
  }

  /** Ends with a copy, or with a row that says why there is none. */
  void run(LentPassword password, Progress progress) {
    State reason;
    try {
      long bytes = write(password, progress);
      if (rows.ready(wish, progress.done(), bytes)) {
        return;
      }
      reason = State.FAILED;
    } catch (Unwanted end) {
      reason = end.state();
      LOG.log(Level.DEBUG, "A copy of a mailbox was given up: {0}", reason);
    } catch (IOException | MessagingException | RuntimeException failure) {
      LOG.log(Level.WARNING, "A copy of a mailbox was not made", failure);
      reason = State.FAILED;
    }
    files.delete(wish.file());
    rows.end(wish.account(), wish.file(), reason);
  }

  private long write(LentPassword password, Progress progress)
      throws IOException, MessagingException, Unwanted {
    try (FileChannel file = files.create(wish.file());
        SealedOutput sealed = new SealedOutput(file, new ExportKey(key, wish.file()));
        ZipOutputStream zip = new ZipOutputStream(sealed);
        MailboxReader mailbox = new MailboxReader(stores, wish.mailbox(), password)) {
      for (Paper paper : wish.papers()) {
        MailCopy.put(zip, paper);
      }
      new MailCopy(mailbox, zip, progress).write();
      zip.finish();
      sealed.finish();
      return sealed.size();
    }
  }
}

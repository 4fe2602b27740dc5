package net.psmail.provisioning.intake;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import java.util.List;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.device.LentPassword;
import net.psmail.provisioning.intake.IntakeProgress.Sign;
import net.psmail.provisioning.intake.IntakeProgress.Unwanted;
import net.psmail.provisioning.mailserver.OwnMailStore;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;

/** The mailbox here that mails are put into, called again when its server hangs up. */
@SuppressWarnings("JavaUtilDate") // Jakarta Mail has it.
final class OwnMailbox implements AutoCloseable {

  private static final String OVER_QUOTA = "OVERQUOTA";

  private final OwnMailStore stores;
  private final MailAddress login;
  private final LentPassword password;
  private Store store;

  OwnMailbox(OwnMailStore stores, MailAddress login, LentPassword password)
      throws MessagingException {
    this.stores = stores;
    this.login = login;
    this.password = password;
    this.store = stores.open(login, password.secret());
  }

  char separator() throws MessagingException {
    return store.getDefaultFolder().getSeparator();
  }

  /** Makes a folder, unless there is one; false when the server does not want it. */
  boolean make(String name) throws MessagingException {
    Folder folder = store.getFolder(name);
    if (folder.exists()) {
      return true;
    }
    boolean made = folder.create(Folder.HOLDS_MESSAGES);
    if (made) {
      folder.setSubscribed(true);
    }
    return made;
  }

  KnownMails known(List<String> folders, Sign sign) throws MessagingException, Unwanted {
    KnownMails known = new KnownMails();
    for (String name : folders) {
      Folder folder = store.getFolder(name);
      if (folder.exists()) {
        known.add(folder, sign);
      }
    }
    return known;
  }

  /**
   * Puts a mail into a folder; it is on disk when this returns.
   *
   * @throws Refused when the server does not want this one
   * @throws Full when the mailbox is full
   */
  void put(String name, byte[] mail, Flags flags, @Nullable Date received)
      throws MessagingException, Refused, Full {
    IMAPFolder folder = (IMAPFolder) store.getFolder(name);
    try {
      folder.doCommand(
          protocol -> {
            protocol.append(name, flags, received, new Bytes(mail));
            return null;
          });
    } catch (MessagingException failure) {
      if (!(failure.getCause() instanceof CommandFailedException no)) {
        throw failure;
      }
      if (String.valueOf(no.getMessage()).contains(OVER_QUOTA)) {
        throw new Full();
      }
      throw new Refused();
    }
  }

  void recover() throws MessagingException {
    store.close();
    store = stores.open(login, password.secret());
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }

  /** The mailbox has no room. */
  static final class Full extends Exception {

    private static final long serialVersionUID = 1L;
  }

  /** The server does not want a mail. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;
  }

  private static final class Bytes implements Literal {

    private final byte[] content;

    Bytes(byte[] content) {
      this.content = content;
    }

    @Override
    public int size() {
      return content.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(content);
    }
  }
}

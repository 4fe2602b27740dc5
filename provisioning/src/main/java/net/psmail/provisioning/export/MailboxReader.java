package net.psmail.provisioning.export;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.device.LentPassword;
import net.psmail.provisioning.mailserver.OwnMailStore;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a mailbox, folder by folder, and changes nothing in it. A mail server may hang up at
 * any time, at the latest over a message that it cannot read itself.
 */
@SuppressWarnings("JavaUtilDate") // Jakarta Mail has it.
final class MailboxReader implements AutoCloseable {

  private static final int PART = 64 * 1024;

  private final OwnMailStore stores;
  private final MailAddress login;
  private final LentPassword password;
  private Store store;
  private @Nullable IMAPFolder open;

  MailboxReader(OwnMailStore stores, MailAddress login, LentPassword password)
      throws MessagingException {
    this.stores = stores;
    this.login = login;
    this.password = password;
    this.store = stores.open(login, password.secret());
  }

  /**
   * A folder that holds messages.
   *
   * @param path its name, level by level
   */
  record Name(String whole, List<String> path) {}

  /** What IMAP keeps beside a message. */
  record Mail(long uid, Instant received, Flags flags) {}

  List<Name> folders() throws MessagingException {
    List<Name> names = new ArrayList<>();
    for (Folder folder : store.getDefaultFolder().list("*")) {
      if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0) {
        String whole = folder.getFullName();
        String separator = Pattern.quote(String.valueOf(folder.getSeparator()));
        names.add(new Name(whole, List.of(whole.split(separator))));
      }
    }
    return names;
  }

  /** Opens a folder; the oldest message comes first. */
  List<Mail> enter(String name) throws MessagingException {
    IMAPFolder folder = entered(name);
    Message[] messages = folder.getMessages();
    FetchProfile wanted = new FetchProfile();
    wanted.add(UIDFolder.FetchProfileItem.UID);
    wanted.add(UIDFolder.FetchProfileItem.FLAGS);
    wanted.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
    folder.fetch(messages, wanted);
    List<Mail> mails = new ArrayList<>(messages.length);
    for (Message message : messages) {
      mail(folder, message).ifPresent(mails::add);
    }
    return mails;
  }

  /** Empty when it was deleted meanwhile. */
  private static Optional<Mail> mail(IMAPFolder folder, Message message) throws MessagingException {
    try {
      Instant received =
          Optional.ofNullable(message.getReceivedDate()).map(Date::toInstant).orElse(Instant.EPOCH);
      return Optional.of(new Mail(folder.getUID(message), received, message.getFlags()));
    } catch (MessageRemovedException deleted) {
      return Optional.empty();
    }
  }

  private IMAPFolder entered(String name) throws MessagingException {
    IMAPFolder before = open;
    if (before != null && before.isOpen()) {
      before.close(false);
    }
    IMAPFolder folder = (IMAPFolder) store.getFolder(name);
    folder.open(Folder.READ_ONLY);
    open = folder;
    return folder;
  }

  /**
   * The content of a message of the folder that was entered, of which the first part has come;
   * empty when it was deleted meanwhile.
   *
   * @throws Unreadable as do the streams
   */
  Optional<InputStream> read(long uid) throws Unreadable {
    IMAPFolder folder = open;
    if (folder == null) {
      throw new IllegalStateException("No folder was entered");
    }
    try {
      IMAPMessage message = (IMAPMessage) folder.getMessageByUID(uid);
      if (message == null) {
        return Optional.empty();
      }
      message.setPeek(true);
      InputStream content = new BufferedInputStream(new Guarded(message.getMimeStream()), PART);
      content.mark(1);
      if (content.read() >= 0) {
        content.reset();
      }
      return Optional.of(content);
    } catch (MessagingException | IOException failure) {
      throw new Unreadable(failure);
    }
  }

  /** After something could not be read: goes on in the same folder, with a new connection. */
  void recover() throws MessagingException {
    IMAPFolder before = open;
    if (before == null) {
      throw new IllegalStateException("No folder was entered");
    }
    long validity = before.getUIDValidity();
    store.close();
    store = stores.open(login, password.secret());
    if (entered(before.getFullName()).getUIDValidity() != validity) {
      throw new MessagingException("A folder was made anew while it was read");
    }
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }

  /** The mail server did not give a message, or not all of it. */
  static final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    Unreadable(Throwable cause) {
      super("A message could not be read", cause);
    }
  }

  /** So that failures of reading are told from those of writing. */
  private static final class Guarded extends InputStream {

    private final InputStream content;

    Guarded(InputStream content) {
      this.content = content;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return content.read(bytes, offset, length);
      } catch (IOException failure) {
        throw new Unreadable(failure);
      }
    }
  }
}

package net.psmail.provisioning.intake;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.provisioning.intake.IntakeProgress.Sign;
import net.psmail.provisioning.intake.IntakeProgress.Unwanted;
import net.psmail.provisioning.mailserver.ForeignMailStore;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** The mailbox at another provider. It is read, and nothing in it is changed. */
final class ForeignMailbox implements AutoCloseable {

  /** The heads of so many fit into an answer. */
  static final int BATCH = 100;

  private static final int MOST_FOLDERS = 1_000;
  private static final int LONGEST_NAME = 500;

  /** By so much a mail may be longer than its server says; some count in another way. */
  private static final int MORE = 1024 * 1024;

  private static final int PART = 256 * 1024;

  private final ForeignMailStore server;
  private final IntakeWish wish;
  private Store store;

  ForeignMailbox(ForeignMailStore server, IntakeWish wish, Store open) {
    this.server = server;
    this.wish = wish;
    this.store = open;
  }

  /**
   * A folder that holds messages.
   *
   * @param path its name, level by level
   */
  record Name(String whole, List<String> path, List<String> attributes) {}

  /** As many folders as anybody has, those last that show the mails of others too. */
  List<Name> folders() throws MessagingException {
    List<Name> names = new ArrayList<>();
    List<Name> last = new ArrayList<>();
    for (Folder folder : store.getDefaultFolder().list("*")) {
      String whole = folder.getFullName();
      if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0 && whole.length() <= LONGEST_NAME) {
        String separator = Pattern.quote(String.valueOf(folder.getSeparator()));
        List<String> attributes = List.of(((IMAPFolder) folder).getAttributes());
        Name name = new Name(whole, List.of(whole.split(separator)), attributes);
        (FolderMap.isAll(attributes) ? last : names).add(name);
      }
    }
    names.addAll(last);
    return names.subList(0, Math.min(names.size(), MOST_FOLDERS));
  }

  IMAPFolder open(String name) throws MessagingException {
    IMAPFolder folder = (IMAPFolder) store.getFolder(name);
    folder.open(Folder.READ_ONLY);
    return folder;
  }

  /**
   * The next mails of a folder behind a number, the oldest first, with what is kept beside them;
   * fewer than a batch when there are no more.
   */
  static List<Message> after(IMAPFolder folder, long uid) throws MessagingException {
    int count = folder.getMessageCount();
    int first = first(folder, uid, count);
    if (first > count) {
      return List.of();
    }
    Message[] batch = folder.getMessages(first, Math.min(count, first + BATCH - 1));
    FetchProfile wanted = KnownMails.what();
    wanted.add(UIDFolder.FetchProfileItem.UID);
    wanted.add(UIDFolder.FetchProfileItem.FLAGS);
    folder.fetch(batch, wanted);
    List<Message> mails = new ArrayList<>();
    for (Message mail : batch) {
      // A server that keeps no order must not lead back.
      if (folder.getUID(mail) > uid) {
        mails.add(mail);
      }
    }
    return mails;
  }

  /** Nobody is asked for the numbers of all: of a large folder they would fill the memory. */
  private static int first(IMAPFolder folder, long uid, int count) throws MessagingException {
    if (uid == 0) {
      return 1;
    }
    Message last = folder.getMessageByUID(uid);
    if (last != null) {
      return last.getMessageNumber() + 1;
    }
    int low = 1;
    int high = count + 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (folder.getUID(folder.getMessage(middle)) > uid) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * A whole mail; empty when it is larger than it may be.
   *
   * @throws IOException when the server does not give it
   */
  static Optional<byte[]> content(Message mail, int largest, Sign sign)
      throws MessagingException, IOException, Unwanted {
    if (mail.getSize() > largest) {
      return Optional.empty();
    }
    IMAPMessage message = (IMAPMessage) mail;
    message.setPeek(true);
    try (InputStream in = message.getMimeStream()) {
      byte[] whole = new byte[Math.max(0, mail.getSize())];
      int length = fill(in, whole, sign);
      if (length < whole.length) {
        return Optional.of(Arrays.copyOf(whole, length));
      }
      byte[] more = in.readNBytes(MORE);
      if (more.length == 0) {
        return Optional.of(whole);
      }
      if (more.length == MORE) {
        throw new IOException("A mail is much longer than its server says");
      }
      return Optional.of(joined(whole, more)).filter(joined -> joined.length <= largest);
    }
  }

  private static int fill(InputStream in, byte[] whole, Sign sign) throws IOException, Unwanted {
    int length = 0;
    int read = 0;
    while (read >= 0 && length < whole.length) {
      sign.alive();
      read = in.read(whole, length, Math.min(PART, whole.length - length));
      length += Math.max(0, read);
    }
    return length;
  }

  private static byte[] joined(byte[] whole, byte[] more) {
    byte[] joined = Arrays.copyOf(whole, whole.length + more.length);
    System.arraycopy(more, 0, joined, whole.length, more.length);
    return joined;
  }

  void recover() throws MessagingException {
    store.close();
    store = server.open(wish.user(), wish.password());
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }
}

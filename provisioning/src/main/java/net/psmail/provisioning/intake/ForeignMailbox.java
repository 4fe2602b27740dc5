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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.psmail.provisioning.mailserver.ForeignMailStore;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** The mailbox at another provider. It is read, and nothing in it is changed. */
final class ForeignMailbox implements AutoCloseable {

  private static final int BATCH = 500;

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

  /** All folders, those last that show the mails of others too. */
  List<Name> folders() throws MessagingException {
    List<Name> names = new ArrayList<>();
    List<Name> last = new ArrayList<>();
    for (Folder folder : store.getDefaultFolder().list("*")) {
      if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0) {
        String whole = folder.getFullName();
        String separator = Pattern.quote(String.valueOf(folder.getSeparator()));
        List<String> attributes = List.of(((IMAPFolder) folder).getAttributes());
        Name name = new Name(whole, List.of(whole.split(separator)), attributes);
        (FolderMap.isAll(attributes) ? last : names).add(name);
      }
    }
    names.addAll(last);
    return names;
  }

  IMAPFolder open(String name) throws MessagingException {
    IMAPFolder folder = (IMAPFolder) store.getFolder(name);
    folder.open(Folder.READ_ONLY);
    return folder;
  }

  /** The mails of a folder behind a number, the oldest first, with what is kept beside them. */
  static List<Message> after(IMAPFolder folder, long uid) throws MessagingException {
    List<Message> mails = new ArrayList<>();
    for (Message mail : folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID)) {
      // The last one is in every range that has no end.
      if (folder.getUID(mail) > uid) {
        mails.add(mail);
      }
    }
    FetchProfile wanted = KnownMails.what();
    wanted.add(UIDFolder.FetchProfileItem.UID);
    wanted.add(UIDFolder.FetchProfileItem.FLAGS);
    for (int start = 0; start < mails.size(); start += BATCH) {
      List<Message> part = mails.subList(start, Math.min(mails.size(), start + BATCH));
      folder.fetch(part.toArray(new Message[0]), wanted);
    }
    return mails;
  }

  /**
   * A whole mail; empty when it is larger than it may be.
   *
   * @throws IOException when the server does not give it
   */
  static Optional<byte[]> content(Message mail, long largest)
      throws MessagingException, IOException {
    if (mail.getSize() > largest) {
      return Optional.empty();
    }
    IMAPMessage message = (IMAPMessage) mail;
    message.setPeek(true);
    try (InputStream in = message.getMimeStream()) {
      byte[] whole = in.readNBytes(Math.toIntExact(largest) + 1);
      return whole.length > largest ? Optional.empty() : Optional.of(whole);
    }
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

package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.foedus.util.MsgRangeFilter;
import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.LazyMessage;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.psmail.provisioning.ProvisioningException;
import org.jspecify.annotations.Nullable;

/**
 * A folder as one session sees it. Message sequence numbers stand still while a command runs: what
 * others do arrives as news, and the session takes it in between two commands (<a
 * href="https://www.rfc-editor.org/rfc/rfc3501#section-7.4.1">RFC 3501, 7.4.1</a>).
 */
@SuppressWarnings("JavaUtilDate") // GreenMail's interface has it.
class FolderView implements MailFolder {

  private final MailSession session;
  private final Folder folder;
  private final List<StoredMail> mails;
  private final List<FolderListener> listeners = new ArrayList<>();
  private final FolderWatcher watcher = new NewsOfFolder();
  private long @Nullable [] uids;

  FolderView(MailSession session, Folder folder) {
    this.session = session;
    this.folder = folder;
    this.mails = new ArrayList<>(folder.mails());
  }

  final MailSession session() {
    return session;
  }

  final Folder folder() {
    return folder;
  }

  @Override
  public String getName() {
    return folder.name().substring(folder.name().lastIndexOf(Mailbox.SEPARATOR) + 1);
  }

  @Override
  public String getFullName() {
    return MailboxHost.PREFIX + Mailbox.SEPARATOR + folder.name();
  }

  @Override
  public Flags getAvailableFlags() {
    Flags flags = ImapFlags.system();
    folder.keywords().forEach(flags::add);
    return flags;
  }

  @Override
  public Flags getPermanentFlags() {
    Flags flags = getAvailableFlags();
    flags.add(Flags.Flag.USER);
    return flags;
  }

  @Override
  public int getMessageCount() {
    return mails.size();
  }

  @Override
  public int getRecentCount(boolean reset) {
    int count = 0;
    for (StoredMail mail : mails) {
      if (mail.recent()) {
        count++;
        if (reset) {
          mail.seenBySession();
        }
      }
    }
    return count;
  }

  @Override
  public long getUidValidity() {
    return folder.uidValidity();
  }

  @Override
  public int getFirstUnseen() {
    for (int i = 0; i < mails.size(); i++) {
      if (isUnseen(mails.get(i))) {
        return i + 1;
      }
    }
    return 0;
  }

  @Override
  public int getUnseenCount() {
    return (int) mails.stream().filter(FolderView::isUnseen).count();
  }

  @Override
  public boolean isSelectable() {
    return true;
  }

  @Override
  public long getUIDNext() {
    return folder.nextUid();
  }

  @Override
  public long appendMessage(MimeMessage message, Flags flags, Date received) {
    try {
      byte[] content = content(message);
      long uid = session.store(folder, content, received.getTime(), ImapFlags.names(flags)).uid();
      session.catchUp();
      return uid;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ProvisioningException e) {
      throw OverQuota.asIfDeclared();
    }
  }

  @Override
  public void deleteAllMessages() {
    expunge(mail -> true);
  }

  @Override
  public void expunge() {
    expunge(FolderView::isDeleted);
  }

  @Override
  public void expunge(IdRange[] idRanges) {
    expunge(mail -> isDeleted(mail) && IdRange.containsUid(idRanges, mail.uid()));
  }

  @Override
  public void addListener(FolderListener listener) {
    if (listeners.isEmpty()) {
      mails.clear();
      mails.addAll(folder.watch(watcher));
      uids = null;
      session.watches(this);
    } else {
      // The first listener is the selected folder itself, the second a client that idles.
      session.listening(true);
    }
    listeners.add(listener);
  }

  @Override
  public void removeListener(FolderListener listener) {
    listeners.remove(listener);
    if (listeners.isEmpty()) {
      unwatch();
    } else {
      session.listening(false);
    }
  }

  /** The session no longer wants news of this folder. */
  final void unwatch() {
    folder.unwatch(watcher);
    session.watchesNoMore(this);
  }

  @Override
  public void store(MovingMessage mail) {
    store(mail.getMessage());
  }

  @Override
  public void store(MimeMessage message) {
    appendMessage(message, new Flags(), new Date());
  }

  @Override
  public @Nullable StoredMessage getMessage(long uid) {
    for (StoredMail mail : mails) {
      if (mail.uid() == uid) {
        return message(mail);
      }
    }
    return null;
  }

  @Override
  public long[] getMessageUids() {
    if (uids == null) {
      uids = mails.stream().mapToLong(StoredMail::uid).toArray();
    }
    return uids;
  }

  @Override
  public long[] search(SearchTerm term) {
    List<Long> found = new ArrayList<>();
    for (int i = 0; i < mails.size(); i++) {
      StoredMessage message = message(mails.get(i));
      message.updateMessageNumber(i + 1);
      if (term.match(message.getMimeMessage())) {
        found.add(message.getUid());
      }
    }
    return found.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public long copyMessage(long uid, MailFolder target) throws FolderException {
    try {
      Folder to = ((FolderView) target).folder;
      StoredMail copy = session.mailbox().copy(folder, mail(uid), to, session.login().recipient());
      session.catchUp();
      return copy.uid();
    } catch (IOException e) {
      throw new FolderException(e);
    } catch (ProvisioningException e) {
      throw new OverQuota();
    }
  }

  @Override
  public long moveMessage(long uid, MailFolder target) throws FolderException {
    try {
      StoredMail moved = folder.moveTo(((FolderView) target).folder, mail(uid));
      session.catchUp();
      return moved.uid();
    } catch (IOException e) {
      throw new FolderException(e);
    }
  }

  @Override
  public void setFlags(
      Flags flags, boolean value, long uid, @Nullable FolderListener silent, boolean addUid)
      throws FolderException {
    StoredMail mail = mail(uid);
    flag(mail, ImapFlags.changed(mail.flags(), ImapFlags.names(flags), value), silent);
  }

  @Override
  public void replaceFlags(Flags flags, long uid, @Nullable FolderListener silent, boolean addUid)
      throws FolderException {
    flag(mail(uid), ImapFlags.names(flags), silent);
  }

  @Override
  public int getMsn(long uid) throws FolderException {
    return mails.indexOf(mail(uid)) + 1;
  }

  @Override
  public void signalDeletion() {
    folder.tellDeleted();
  }

  @Override
  public List<StoredMessage> getMessages(MsgRangeFilter range) {
    List<StoredMessage> chosen = new ArrayList<>();
    for (int i = 0; i < mails.size(); i++) {
      if (range.includes(i + 1)) {
        chosen.add(message(mails.get(i)));
      }
    }
    return chosen;
  }

  @Override
  public List<StoredMessage> getMessages() {
    return mails.stream().map(this::message).toList();
  }

  @Override
  public List<StoredMessage> getNonDeletedMessages() {
    return mails.stream().filter(mail -> !isDeleted(mail)).map(this::message).toList();
  }

  /** Writes the new flags down and tells every session but the silent one. */
  final void flag(StoredMail mail, Set<String> flags, @Nullable Object silent) {
    try {
      folder.flag(mail, flags, silent);
      session.catchUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final void expunge(Predicate<StoredMail> doomed) {
    try {
      folder.expunge(mails.stream().filter(doomed).toList());
      session.catchUp();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message as GreenMail wants it. */
  StoredMessage message(StoredMail mail) {
    return new LazyMessage(new MailSource(this, mail));
  }

  private StoredMail mail(long uid) throws FolderException {
    for (StoredMail mail : mails) {
      if (mail.uid() == uid) {
        return mail;
      }
    }
    throw new FolderException("There is no message " + uid);
  }

  private static boolean isUnseen(StoredMail mail) {
    return !mail.flags().contains("\\Seen");
  }

  private static boolean isDeleted(StoredMail mail) {
    return mail.flags().contains("\\Deleted");
  }

  private static byte[] content(MimeMessage message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      message.writeTo(out);
    } catch (MessagingException e) {
      throw new IOException("The message cannot be written", e);
    }
    return out.toByteArray();
  }

  /** Notes what happens to the folder; the session's own thread passes it on. */
  private final class NewsOfFolder implements FolderWatcher {

    @Override
    public void added(StoredMail mail) {
      session.later(
          () -> {
            mails.add(mail);
            uids = null;
            listeners.forEach(listener -> listener.added(mails.size()));
          });
    }

    @Override
    public void expunged(StoredMail mail) {
      session.later(
          () -> {
            int index = mails.indexOf(mail);
            if (index >= 0 && !listeners.isEmpty()) {
              mails.remove(index);
              uids = null;
              // A client that idles is told at once; told again afterwards, it would miscount.
              listeners.get(listeners.size() - 1).expunged(index + 1);
            }
          });
    }

    @Override
    public void flagged(StoredMail mail, @Nullable Object author) {
      session.later(
          () -> {
            int index = mails.indexOf(mail);
            for (FolderListener listener : listeners) {
              if (index >= 0 && listener != author) {
                listener.flagsUpdated(index + 1, ImapFlags.of(mail), mail.uid());
              }
            }
          });
    }

    @Override
    public void folderDeleted() {
      session.later(() -> List.copyOf(listeners).forEach(FolderListener::mailboxDeleted));
    }
  }
}

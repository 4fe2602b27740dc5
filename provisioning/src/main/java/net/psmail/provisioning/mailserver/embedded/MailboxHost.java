package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.Store;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import net.psmail.provisioning.ProvisioningException;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the mailbox that a session has logged in to. Every session has a host of its own,
 * so no name that a client sends can lead into somebody else's mailbox.
 */
class MailboxHost implements ImapHostManager {

  /** GreenMail prefixes the names of folders with a name space and a mailbox, and strips them. */
  static final String MAILBOX = "mailbox";

  static final String PREFIX =
      ImapConstants.USER_NAMESPACE + ImapConstants.HIERARCHY_DELIMITER_CHAR + MAILBOX;

  private final MailSession session;
  private final Store store;

  MailboxHost(MailSession session) {
    this.session = session;
    this.store = new QuotaStore(session);
  }

  final MailSession session() {
    return session;
  }

  @Override
  public List<StoredMessage> getAllMessages() {
    throw new UnsupportedOperationException();
  }

  @Override
  public char getHierarchyDelimiter() {
    return Mailbox.SEPARATOR;
  }

  @Override
  public @Nullable MailFolder getFolder(GreenMailUser user, String name) {
    if (name.isEmpty()) {
      return new NamelessRoot(session);
    }
    return session
        .mailbox()
        .folder(canonical(name))
        .map(folder -> new FolderView(session, folder))
        .orElse(null);
  }

  @Override
  public @Nullable MailFolder getFolder(GreenMailUser user, String name, boolean mustExist)
      throws FolderException {
    MailFolder folder = getFolder(user, name);
    if (mustExist && folder == null) {
      throw new FolderException("There is no such folder");
    }
    return folder;
  }

  @Override
  public MailFolder getInbox(GreenMailUser user) {
    return new FolderView(session, session.mailbox().inbox());
  }

  @Override
  public void createPrivateMailAccount(GreenMailUser user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deletePrivateMailAccount(GreenMailUser user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable MailFolder createMailbox(GreenMailUser user, String name)
      throws FolderException {
    String wanted = canonical(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    if (session.mailbox().folder(wanted).isPresent()) {
      throw new FolderException("There is such a folder already");
    }
    change(() -> session.mailbox().create(wanted));
    return getFolder(user, wanted);
  }

  @Override
  public void deleteMailbox(GreenMailUser user, String name) throws FolderException {
    Folder folder = existing(name);
    if (folder.name().equals(Mailbox.INBOX)) {
      throw new FolderException("The INBOX stays");
    }
    change(() -> session.mailbox().delete(folder));
  }

  @Override
  public void renameMailbox(GreenMailUser user, String oldName, String newName)
      throws FolderException {
    Folder folder = existing(oldName);
    if (folder.name().equals(Mailbox.INBOX)) {
      throw new FolderException("The INBOX keeps its name");
    }
    change(() -> session.mailbox().rename(folder, canonical(newName)));
  }

  @Override
  public Collection<MailFolder> listMailboxes(GreenMailUser user, String pattern) {
    return list(pattern, name -> true);
  }

  @Override
  public Collection<MailFolder> listSubscribedMailboxes(GreenMailUser user, String pattern) {
    return list(pattern, session.mailbox()::isSubscribed);
  }

  @Override
  public void subscribe(GreenMailUser user, String name) throws FolderException {
    Folder folder = existing(name);
    change(() -> session.mailbox().subscribe(folder.name(), true));
  }

  @Override
  public void unsubscribe(GreenMailUser user, String name) throws FolderException {
    change(() -> session.mailbox().subscribe(canonical(name), false));
  }

  @Override
  public Store getStore() {
    return store;
  }

  private List<MailFolder> list(String pattern, Predicate<String> wanted) {
    FolderPattern names = new FolderPattern(canonical(pattern));
    return session.mailbox().folders().stream()
        .filter(folder -> names.matches(folder.name()) && wanted.test(folder.name()))
        .<MailFolder>map(folder -> new FolderView(session, folder))
        .toList();
  }

  private static String canonical(String name) {
    return name.toUpperCase(Locale.ROOT).equals(Mailbox.INBOX) ? Mailbox.INBOX : name;
  }

  private Folder existing(String name) throws FolderException {
    return session
        .mailbox()
        .folder(canonical(name))
        .orElseThrow(() -> new FolderException("There is no such folder"));
  }

  private static void change(Change change) throws FolderException {
    try {
      change.run();
    } catch (IOException e) {
      throw new FolderException("The disk refused the change", e);
    } catch (ProvisioningException e) {
      throw new FolderException("No folder can have this name");
    }
  }

  private interface Change {
    void run() throws IOException;
  }

  /** What a client is shown when it asks for the separator of folder names. */
  private static final class NamelessRoot extends FolderView {

    NamelessRoot(MailSession session) {
      super(session, session.mailbox().inbox());
    }

    @Override
    public String getFullName() {
      return PREFIX;
    }

    @Override
    public boolean isSelectable() {
      return false;
    }
  }
}

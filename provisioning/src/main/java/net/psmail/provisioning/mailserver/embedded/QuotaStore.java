package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.Store;
import jakarta.mail.Quota;
import java.util.Collection;

/**
 * What of GreenMail's store its protocol asks directly: how full the mailbox is (<a
 * href="https://www.rfc-editor.org/rfc/rfc9208">RFC 9208</a>). All else goes through {@link
 * MailboxHost}.
 */
final class QuotaStore implements Store {

  private static final int KIBIBYTE = 1024;

  private final MailSession session;

  QuotaStore(MailSession session) {
    this.session = session;
  }

  @Override
  public Quota[] getQuota(String root, String qualifiedRootPrefix, boolean includeDefaultRoot) {
    if (!includeDefaultRoot && !root.isEmpty()) {
      return new Quota[0];
    }
    Quota quota = new Quota("");
    quota.resources =
        new Quota.Resource[] {
          new Quota.Resource(
              "STORAGE",
              session.mailbox().usedBytes() / KIBIBYTE,
              session.login().recipient().quotaBytes() / KIBIBYTE)
        };
    return new Quota[] {quota};
  }

  @Override
  public boolean isQuotaSupported() {
    return true;
  }

  @Override
  public MailFolder getMailbox(String qualifiedMailboxName) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MailFolder getMailbox(MailFolder parent, String mailboxName) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Collection<MailFolder> getChildren(MailFolder parent) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MailFolder createMailbox(MailFolder parent, String mailboxName, boolean selectable) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MailFolder setSelectable(MailFolder folder, boolean selectable) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteMailbox(MailFolder folder) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void renameMailbox(MailFolder existingFolder, String newName) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Collection<MailFolder> listMailboxes(String searchPattern) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setQuota(Quota quota, String qualifiedRootPrefix) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteQuota(String qualifiedRootPrefix) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setQuotaSupported(boolean supported) {
    throw new UnsupportedOperationException();
  }
}

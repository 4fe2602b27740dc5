package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.store.LazyMessage;
import jakarta.mail.Flags;
import java.io.InputStream;
import java.util.Date;
import java.util.Set;

/** A message of a folder that a session has open. */
@SuppressWarnings("JavaUtilDate") // GreenMail has it so.
class MailSource implements LazyMessage.Source {

  private final FolderView view;
  private final StoredMail mail;

  MailSource(FolderView view, StoredMail mail) {
    this.view = view;
    this.mail = mail;
  }

  @Override
  public long uid() {
    return mail.uid();
  }

  @Override
  public Date received() {
    return new Date(mail.received());
  }

  @Override
  public long size() {
    return mail.size();
  }

  @Override
  public byte[] content() {
    return view.session().read(view.folder(), mail);
  }

  @Override
  public void look() {
    view.session().looksInto(mail);
  }

  @Override
  public InputStream stream() {
    return new MeteredContent(content(), view.session()::reads);
  }

  @Override
  public Flags flags() {
    return ImapFlags.of(mail);
  }

  @Override
  public void change(Flags flags, boolean value) {
    Set<String> changed = ImapFlags.changed(mail.flags(), ImapFlags.names(flags), value);
    if (!changed.equals(mail.flags())) {
      view.flag(mail, changed, null);
    }
  }
}

package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.store.LazyMessage;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.Flags;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The INBOX as POP3 has it: what a client deletes goes when it says goodbye, not before (<a
 * href="https://www.rfc-editor.org/rfc/rfc1939#section-6">RFC 1939, 6</a>).
 */
final class Pop3Host extends MailboxHost {

  Pop3Host(MailSession session) {
    super(session);
  }

  @Override
  public MailFolder getInbox(GreenMailUser user) {
    return new Maildrop(session());
  }

  private static final class Maildrop extends FolderView {

    private final Set<Long> deleted = new TreeSet<>();

    Maildrop(MailSession session) {
      super(session, session.mailbox().inbox());
    }

    @Override
    StoredMessage message(StoredMail mail) {
      return new LazyMessage(new MarkedSource(mail));
    }

    @Override
    public List<StoredMessage> getNonDeletedMessages() {
      return getMessages().stream().filter(message -> !deleted.contains(message.getUid())).toList();
    }

    @Override
    public void expunge() {
      expunge(mail -> deleted.contains(mail.uid()));
    }

    private final class MarkedSource extends MailSource {

      MarkedSource(StoredMail mail) {
        super(Maildrop.this, mail);
      }

      @Override
      public Flags flags() {
        Flags flags = super.flags();
        flags.remove(Flags.Flag.DELETED);
        if (deleted.contains(uid())) {
          flags.add(Flags.Flag.DELETED);
        }
        return flags;
      }

      @Override
      public void change(Flags flags, boolean value) {
        if (!flags.contains(Flags.Flag.DELETED)) {
          super.change(flags, value);
        } else if (value) {
          deleted.add(uid());
        } else {
          deleted.remove(uid());
        }
      }
    }
  }
}

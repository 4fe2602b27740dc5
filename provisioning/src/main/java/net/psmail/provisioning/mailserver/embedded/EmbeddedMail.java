package net.psmail.provisioning.mailserver.embedded;

import jakarta.mail.Flags;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.mailserver.FolderUse;
import net.psmail.provisioning.mailserver.MailDirectory;
import net.psmail.provisioning.mailserver.Placement;
import net.psmail.provisioning.mailserver.Recipient;
import org.bouncycastle.cms.CMSException;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/** What the three ports share. */
record EmbeddedMail(
    EmbeddedMailSettings settings,
    SSLContext tls,
    MailDirectory directory,
    LiveSessions sessions,
    Mailboxes mailboxes,
    MessageSeal seal,
    MemoryBudget incoming,
    WorkingMemory memory,
    Clock clock) {

  private static final byte[] UNREADABLE =
      """
      Subject: This message cannot be read any more
      Content-Type: text/plain; charset=us-ascii

      This message was encrypted to a key that the mailbox had before its password
      was reset without the recovery code. Nobody can read it any more.
      """
          .replace("\n", "\r\n")
          .getBytes(StandardCharsets.US_ASCII);

  /**
   * Puts a message where its owner's rules want it. Once it lies somewhere it has arrived, though
   * there is no room for another copy.
   *
   * @throws ProvisioningException LIMIT_REACHED when the mailbox is full
   */
  void deliver(Recipient recipient, byte[] message) {
    try (Mailboxes.Lease lease = mailboxes.lease(recipient.address())) {
      byte[] lines = withCrLf(message);
      boolean arrived = false;
      for (Placement place :
          directory.placements(recipient.address(), DecodedHeaders.of(message)::values)) {
        Folder folder = folder(lease.mailbox(), place.folder());
        try {
          lease.mailbox().store(folder, lines, clock.millis(), flags(place), recipient);
          arrived = true;
        } catch (ProvisioningException refused) {
          if (!arrived || refused.kind() != Kind.LIMIT_REACHED) {
            throw refused;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Made if it is not there; INBOX for a name that is none here. */
  private static Folder folder(Mailbox mailbox, String wanted) throws IOException {
    String name = wanted.replace('/', Mailbox.SEPARATOR);
    if (mailbox.folder(name).isEmpty()) {
      try {
        mailbox.create(name);
        mailbox.subscribe(name, true);
      } catch (ProvisioningException noName) {
        return mailbox.inbox();
      }
    }
    return mailbox.folder(name).orElseGet(mailbox::inbox);
  }

  private static Set<String> flags(Placement place) {
    Flags flags = new Flags();
    if (place.seen()) {
      flags.add(Flags.Flag.SEEN);
    }
    if (place.flagged()) {
      flags.add(Flags.Flag.FLAGGED);
    }
    return ImapFlags.names(flags);
  }

  /** Line ends as mail has them (RFC 5322, 2.3), so that sizes and numbers of lines are right. */
  private static byte[] withCrLf(byte[] message) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(message.length);
    try (OutputStream out = new CRLFOutputStream(lines)) {
      out.write(message);
    }
    return lines.toByteArray();
  }

  boolean hasRoom(Recipient recipient, long bytes) {
    try (Mailboxes.Lease lease = mailboxes.lease(recipient.address())) {
      return lease.mailbox().hasRoom(Math.max(bytes, 1), recipient.quotaBytes());
    }
  }

  /** What lies in each folder. */
  List<FolderUse> folders(Recipient recipient) {
    try (Mailboxes.Lease lease = mailboxes.lease(recipient.address())) {
      return lease.mailbox().folders().stream().map(Folder::use).toList();
    }
  }

  /** The content of a message; a letter that says so when it was encrypted to another key. */
  byte[] open(byte[] sealed, PrivateKey key) {
    try {
      return seal.open(sealed, key);
    } catch (CMSException e) {
      return UNREADABLE.clone();
    }
  }
}

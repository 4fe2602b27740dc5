package net.psmail.provisioning.mailserver;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.sending.SendingRefusal;

/** What the embedded mail server asks about domains, mailboxes and device passwords. */
public interface MailDirectory {

  /** Whether mail for this domain is ours to deliver. */
  boolean serves(DomainName domain);

  /**
   * The mailbox behind an address, its own or an alias, asked for every recipient; empty when
   * nobody has it.
   */
  Optional<Recipient> recipient(MailAddress address);

  /**
   * Where a message goes that has come for a mailbox, at least one place. It throws nothing: mail
   * whose rules cannot be read goes into INBOX.
   *
   * @param headers the decoded values of a header field of this name
   */
  List<Placement> placements(MailAddress mailbox, Function<String, List<String>> headers);

  /**
   * Told of each message that was put into mailboxes, and of the addresses that it was sent to, so
   * that members see what comes to each alias. The message is safe by then: this throws nothing.
   */
  void delivered(Collection<MailAddress> addresses);

  /**
   * Takes so many recipients from what the owner of a mailbox may send, before a message of theirs
   * is delivered to any.
   *
   * @return why they are too many; empty if they are not
   */
  Optional<SendingRefusal> take(MailAddress mailbox, long recipients);

  /**
   * Checks a user name (the address) and a device password, and opens the mailbox key with it.
   * Asked once a login. Wrong, revoked and unknown are the same empty answer after about the same
   * time.
   *
   * @param protocol imap, pop3 or smtp, which the password must be for; what "last use" of the
   *     device is noted under
   * @param client whose network is noted with it
   */
  Optional<Login> logIn(String userName, String password, String protocol, InetAddress client);

  /**
   * Told of each login that was refused, so that the owner of the mailbox, if it is one, can read
   * why. It returns at once: how long it takes must not tell whether there is such a mailbox.
   */
  void refused(String userName, String password, String protocol, InetAddress client);

  /**
   * Told of each login that was turned away without a look at its password, because too many before
   * it were wrong. It returns at once too.
   */
  void turnedAway(String userName, String protocol, InetAddress client);
}

package net.psmail.provisioning.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.mailserver.FolderUse;
import net.psmail.provisioning.mailserver.MailDirectory;
import net.psmail.provisioning.mailserver.MailServers;
import net.psmail.provisioning.mailserver.Recipient;
import net.psmail.provisioning.member.Member;
import net.psmail.provisioning.session.Session;

/** How full mailboxes are, as their mail server counts it. */
@ApplicationScoped
public class Storages {

  private static final Comparator<FolderUse> LARGEST_FIRST =
      Comparator.comparingLong(FolderUse::bytes).reversed().thenComparing(FolderUse::name);

  @Inject MailDirectory directory;
  @Inject MailServers servers;

  /**
   * What lies in the mailbox of a member.
   *
   * @throws ProvisioningException NOT_FOUND for an operator and for a mailbox that is closed,
   *     MAIL_SERVER_UNAVAILABLE
   */
  public Storage of(Session session) {
    return of(session.ownMailbox());
  }

  /**
   * The same, for an operator who may see the account.
   *
   * @throws ProvisioningException as above
   */
  public Storage of(Member member) {
    return of(member.address());
  }

  /** How much a member's mailbox may hold; empty while it takes no mail. */
  public Optional<Long> quota(Session session) {
    return quota(session.ownMailbox());
  }

  private Optional<Long> quota(MailAddress mailbox) {
    return directory.recipient(mailbox).map(Recipient::quotaBytes);
  }

  private Storage of(MailAddress mailbox) {
    long quota = quota(mailbox).orElseThrow(() -> ProvisioningException.of(Kind.NOT_FOUND));
    List<FolderUse> folders = servers.current().folders(mailbox);
    return new Storage(quota, folders.stream().sorted(LARGEST_FIRST).toList());
  }
}

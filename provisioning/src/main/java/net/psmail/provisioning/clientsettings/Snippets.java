package net.psmail.provisioning.clientsettings;

import java.util.List;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.clientsettings.DomainServers.Protocol;
import net.psmail.provisioning.clientsettings.DomainServers.Server;

/**
 * Configurations for programs that are set up by a file. All of them ask the same command for the
 * device password and trust the same file with the root certificate.
 */
final class Snippets {

  /** Where the page says that the device password is put, for its owner's eyes only. */
  private static final String PASSWORD = "cat ~/.psmail-password";

  /** Where the page says that the root certificate is put. */
  private static final String ROOT = "~/.psmail-ca.pem";

  private final String address;
  private final Server imap;
  private final Server smtp;

  private Snippets(DomainServers settings, MailAddress mailbox) {
    address = mailbox.toString();
    imap = settings.server(Protocol.IMAP);
    smtp = settings.server(Protocol.SMTP);
  }

  static List<Snippet> of(DomainServers settings, MailAddress mailbox) {
    Snippets snippets = new Snippets(settings, mailbox);
    return List.of(
        new Snippet("mutt", "~/.muttrc", snippets.mutt()),
        new Snippet("mbsync", "~/.mbsyncrc", snippets.mbsync()),
        new Snippet("msmtp", "~/.msmtprc", snippets.msmtp()),
        new Snippet("aerc", "~/.config/aerc/accounts.conf", snippets.aerc()));
  }

  private String mutt() {
    return """
        set from = "%s"
        set use_from = yes
        set folder = "imaps://%s/"
        set imap_user = "%1$s"
        set imap_pass = "`%s`"
        set spoolfile = "+INBOX"
        set record = "+Sent"
        set postponed = "+Drafts"
        set trash = "+Trash"
        set smtp_url = "smtps://%s/"
        set smtp_pass = "`%3$s`"
        set ssl_force_tls = yes
        set ssl_ca_certificates_file = "%s"
        """
        .formatted(address, at(imap), PASSWORD, user() + "@" + at(smtp), ROOT);
  }

  private String mbsync() {
    return """
        IMAPAccount psmail
        Host %s
        Port %d
        User %s
        PassCmd "%s"
        SSLType IMAPS
        CertificateFile %s

        IMAPStore psmail-remote
        Account psmail

        MaildirStore psmail-local
        Path ~/Mail/psmail/
        Inbox ~/Mail/psmail/INBOX
        SubFolders Verbatim

        Channel psmail
        Far :psmail-remote:
        Near :psmail-local:
        Patterns *
        Create Near
        Expunge Both
        SyncState *
        """
        .formatted(imap.host(), imap.port(), address, PASSWORD, ROOT);
  }

  private String msmtp() {
    return """
        account psmail
        host %s
        port %d
        from %s
        auth on
        user %3$s
        passwordeval "%s"
        tls on
        tls_starttls off
        tls_trust_file %s

        account default : psmail
        """
        .formatted(smtp.host(), smtp.port(), address, PASSWORD, ROOT);
  }

  /** Takes the authorities of the system: the root has to be among them. */
  private String aerc() {
    return """
        [psmail]
        from = %s
        source = imaps://%s
        source-cred-cmd = %s
        default = INBOX
        outgoing = smtps://%s
        outgoing-cred-cmd = %3$s
        copy-to = Sent
        """
        .formatted(address, user() + "@" + at(imap), PASSWORD, user() + "@" + at(smtp));
  }

  private static String at(Server server) {
    return server.host() + ":" + server.port();
  }

  /** In an address of the web, the user ends at the first at sign. */
  private String user() {
    return address.replace("@", "%40");
  }
}

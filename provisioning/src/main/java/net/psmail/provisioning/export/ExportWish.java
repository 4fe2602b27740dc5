package net.psmail.provisioning.export;

import java.util.List;
import net.psmail.provisioning.Origin;
import net.psmail.provisioning.address.MailAddress;

/**
 * What somebody has asked for.
 *
 * @param file the name of the file on disk
 * @param papers what goes in besides the mail
 * @param origin from where it was asked for, which the letter says when it is ready
 */
record ExportWish(
    long account, MailAddress mailbox, String file, List<Paper> papers, Origin origin) {}

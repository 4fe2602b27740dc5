package net.psmail.provisioning.mailserver;

import java.security.PublicKey;
import net.psmail.provisioning.address.MailAddress;

/**
 * A mailbox that mail can be put into.
 *
 * @param publicKey what messages are encrypted to before they touch the disk
 * @param quotaBytes how much mail the mailbox may hold
 */
public record Recipient(MailAddress address, PublicKey publicKey, long quotaBytes) {}

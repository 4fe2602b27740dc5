package net.psmail.provisioning.mailserver;

/**
 * A folder of a mailbox and what lies in it.
 *
 * @param name with a slash between a folder and one below it
 * @param bytes as they count against the quota: before encryption
 */
public record FolderUse(String name, long mails, long bytes) {}

package net.psmail.provisioning.mailserver.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A session that has a folder open. Called while the mailbox is locked, by whichever thread made
 * the change: take a note and return.
 */
interface FolderWatcher {

  void added(StoredMail mail);

  void expunged(StoredMail mail);

  /**
   * The flags of a message changed.
   *
   * @param author what the changer named itself, so that it need not be told its own deed
   */
  void flagged(StoredMail mail, @Nullable Object author);

  void folderDeleted();
}

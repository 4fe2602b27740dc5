package net.psmail.provisioning.mailbox;

import java.util.List;
import net.psmail.provisioning.mailserver.FolderUse;

/**
 * What lies in a mailbox.
 *
 * @param quotaBytes how much it may hold
 * @param folders the largest first
 */
public record Storage(long quotaBytes, List<FolderUse> folders) {

  private static final int WHOLE = 100;

  public Storage {
    folders = List.copyOf(folders);
  }

  /** How much lies in all folders together. */
  public long usedBytes() {
    return folders.stream().mapToLong(FolderUse::bytes).sum();
  }

  /**
   * Which part of the quota is used, rounded down, so that only a full mailbox has 100; at most
   * that, also where a quota was lowered below what lies there.
   */
  public int percent() {
    return usedBytes() >= quotaBytes ? WHOLE : (int) (usedBytes() * WHOLE / quotaBytes);
  }
}

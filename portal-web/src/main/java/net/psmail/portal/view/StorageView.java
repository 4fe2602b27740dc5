package net.psmail.portal.view;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code storage.jte}: how full the mailbox of a member is, and how much its owner can send.
 *
 * @param percent of the quota that is used, at most 100
 * @param folders the largest first; empty while nothing has come
 * @param sending what it sends
 * @param article that says how to make room; null if there is none
 */
public record StorageView(
    long quotaBytes,
    long usedBytes,
    int percent,
    List<Folder> folders,
    SendingView sending,
    @Nullable Reference article) {

  private static final int NEARLY_FULL = 90;
  private static final int FULL = 100;

  /** How near it is to being full, as the end of a message key and of a class. */
  public String state() {
    return percent >= FULL ? "full" : percent >= NEARLY_FULL ? "near" : "fine";
  }

  /**
   * A folder.
   *
   * @param percent of what is used that lies in it
   */
  public record Folder(String name, long mails, long bytes, int percent) {

    private static final Set<String> COMMON =
        Set.of("INBOX", "Drafts", "Sent", "Archive", "Junk", "Trash");

    /** Whether mail programs show it under a name of the reader's language. */
    public boolean common() {
      return COMMON.contains(name);
    }
  }
}

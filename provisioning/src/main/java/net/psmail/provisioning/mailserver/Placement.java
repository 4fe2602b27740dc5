package net.psmail.provisioning.mailserver;

/**
 * Where a message that arrives is put.
 *
 * @param folder with a slash between a folder and one within it
 * @param seen whether it counts as read
 * @param flagged whether it is marked as important
 */
public record Placement(String folder, boolean seen, boolean flagged) {

  /** Where mail goes about which nothing is said. */
  public static final String INBOX = "INBOX";

  /** In a folder, unmarked. */
  public static Placement in(String folder) {
    return new Placement(folder, false, false);
  }
}

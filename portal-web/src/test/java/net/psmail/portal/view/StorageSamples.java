package net.psmail.portal.view;

import java.util.List;
import net.psmail.portal.view.StorageView.Folder;

/**
 * Mailboxes that are more or less full.
 *
 * @param name of the state
 */
record StorageSamples(String name, StorageView model) {

  private static final Reference ARTICLE = new Reference("/help/one", "Room in your mailbox", "");

  static List<StorageSamples> all() {
    return List.of(
        new StorageSamples(
            "storage",
            new StorageView(
                1L << 30,
                345_678_901,
                32,
                List.of(
                    new Folder("INBOX", 12_345, 203_456_789, 58),
                    new Folder("Sent", 2_100, 101_234_567, 29),
                    new Folder("Projects/<b>2026</b>/A rather long name of a folder", 17, 1_234, 0),
                    new Folder("Trash", 0, 0, 0)),
                ARTICLE)),
        new StorageSamples(
            "storage-near",
            new StorageView(
                1L << 30,
                1_000_000_000,
                93,
                List.of(new Folder("Archive", 9, 1_000_000_000, 100)),
                ARTICLE)),
        new StorageSamples(
            "storage-full",
            new StorageView(
                100_000, 200_000, 100, List.of(new Folder("INBOX", 1, 200_000, 100)), null)),
        new StorageSamples("storage-none", new StorageView(1L << 30, 0, 0, List.of(), ARTICLE)));
  }
}

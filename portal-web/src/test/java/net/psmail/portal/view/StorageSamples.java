package net.psmail.portal.view;

import java.time.Instant;
import java.util.List;
import net.psmail.portal.view.SendingView.Next;
import net.psmail.portal.view.StorageView.Folder;

/**
 * Mailboxes that are more or less full.
 *
 * @param name of the state
 */
record StorageSamples(String name, StorageView model) {

  private static final Reference ARTICLE = new Reference("/help/one", "Room in your mailbox", "");

  static final SendingView NEW =
      new SendingView(
          3, 20, 12, 20, new Next(Instant.parse("2026-11-28T09:30:00Z"), 50, 100), false);
  private static final SendingView SPENT =
      new SendingView(
          50, 50, 90, 100, new Next(Instant.parse("2026-12-04T09:30:00Z"), 100, 0), false);
  static final SendingView OLD = new SendingView(1, 300, 1_234, 10_000, null, true);
  private static final SendingView FREE = new SendingView(0, 0, 0, 0, null, false);

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
                NEW,
                ARTICLE)),
        new StorageSamples(
            "storage-near",
            new StorageView(
                1L << 30,
                1_000_000_000,
                93,
                List.of(new Folder("Archive", 9, 1_000_000_000, 100)),
                SPENT,
                ARTICLE)),
        new StorageSamples(
            "storage-full",
            new StorageView(
                100_000, 200_000, 100, List.of(new Folder("INBOX", 1, 200_000, 100)), OLD, null)),
        new StorageSamples(
            "storage-none", new StorageView(1L << 30, 0, 0, List.of(), FREE, ARTICLE)));
  }
}

package net.psmail.provisioning.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.psmail.provisioning.mailserver.FolderUse;
import org.junit.jupiter.api.Test;

class StorageTest {

  @Test
  void addsUpItsFolders() {
    Storage storage =
        new Storage(1000, List.of(new FolderUse("INBOX", 2, 300), new FolderUse("Sent", 1, 45)));
    assertThat(storage.usedBytes()).isEqualTo(345);
    assertThat(storage.percent()).isEqualTo(34);
  }

  @Test
  void isWhollyUsedOnlyWhenItIsFull() {
    assertThat(holding(0).percent()).isZero();
    assertThat(holding(999).percent()).isEqualTo(99);
    assertThat(holding(1000).percent()).isEqualTo(100);
    assertThat(holding(5000).percent()).isEqualTo(100);
  }

  private static Storage holding(long bytes) {
    return new Storage(1000, List.of(new FolderUse("INBOX", 1, bytes)));
  }
}

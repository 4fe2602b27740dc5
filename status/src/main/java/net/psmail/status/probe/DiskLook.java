package net.psmail.status.probe;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How much of the disk below a directory is free. */
final class DiskLook implements Look {

  private static final int LEAST = 10;

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    try {
      int free = visit.await(() -> free(Path.of(probe.target())));
      boolean low = free < probe.option("free", LEAST);
      return new Sight(low ? Finding.DISK_LOW : Finding.WORKS, free + " % free");
    } catch (NoSuchFileException e) {
      return new Sight(Finding.NOT_CONFIGURED, "No directory " + probe.target());
    }
  }

  private static int free(Path directory) throws IOException {
    FileStore store = Files.getFileStore(directory);
    long total = store.getTotalSpace();
    return total == 0 ? 100 : (int) (100.0 * store.getUsableSpace() / total);
  }
}

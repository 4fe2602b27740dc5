package net.psmail.provisioning.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** A copy that its owner fetches, whole or in parts. */
public final class ExportFile {

  private final Path path;
  private final ExportKey key;
  private final long size;
  private final Instant made;

  ExportFile(Path path, ExportKey key, long size, Instant made) {
    this.path = path;
    this.key = key;
    this.size = size;
    this.made = made;
  }

  /** How many bytes it has when it is not encrypted. */
  public long size() {
    return size;
  }

  /** When it was asked for: no two of one owner have the same. */
  public Instant made() {
    return made;
  }

  /**
   * Writes a part of it.
   *
   * @throws IOException also when the file was deleted meanwhile, or is not what was written
   */
  public void copy(long from, long length, OutputStream out) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      long position = from;
      long end = Math.min(size, from + length);
      while (position < end) {
        long number = position / ExportKey.BLOCK;
        byte[] block = block(file, number);
        int begin = (int) (position % ExportKey.BLOCK);
        int part = (int) Math.min(block.length - begin, end - position);
        if (part <= 0) {
          throw new IOException("The file ends before its time");
        }
        out.write(block, begin, part);
        position += part;
      }
    }
  }

  private byte[] block(FileChannel file, long number) throws IOException {
    ByteBuffer sealed = ByteBuffer.allocate(ExportKey.SEALED);
    long start = number * ExportKey.SEALED;
    int read = 0;
    while (sealed.hasRemaining() && read >= 0) {
      read = file.read(sealed, start + sealed.position());
    }
    if (sealed.position() <= ExportKey.TAG) {
      throw new IOException("The file ends before its time");
    }
    try {
      return key.open(number, sealed.array(), sealed.position());
    } catch (GeneralSecurityException changed) {
      throw new IOException("The file is not what was written", changed);
    }
  }
}

package net.psmail.provisioning.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.GeneralSecurityException;

/** Writes a file of encrypted blocks; of what it is given, only one block is ever in memory. */
final class SealedOutput extends OutputStream {

  private final FileChannel file;
  private final ExportKey key;
  private final byte[] block = new byte[ExportKey.BLOCK];
  private int filled;
  private long blocks;

  SealedOutput(FileChannel file, ExportKey key) {
    this.file = file;
    this.key = key;
  }

  /** How many bytes it was given. */
  long size() {
    return blocks * ExportKey.BLOCK + filled;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, block.length - filled);
      System.arraycopy(bytes, from, block, filled, part);
      filled += part;
      from += part;
      left -= part;
      if (filled == block.length) {
        writeBlock();
        blocks++;
        filled = 0;
      }
    }
  }

  private void writeBlock() throws IOException {
    try {
      ByteBuffer sealed = ByteBuffer.wrap(key.seal(blocks, block, filled));
      while (sealed.hasRemaining()) {
        file.write(sealed);
      }
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Writes what is left, so that it survives a power failure; nothing may be written after it. */
  void finish() throws IOException {
    if (filled > 0) {
      writeBlock();
    }
    file.force(true);
  }
}

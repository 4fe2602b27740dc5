package net.psmail.provisioning.mailserver.embedded;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** An opened message that says how much of it is read, and may be read again and again. */
final class MeteredContent extends SharedByteArrayInputStream {

  private final IntConsumer meter;

  MeteredContent(byte[] content, IntConsumer meter) {
    this(content, 0, content.length, meter);
  }

  private MeteredContent(byte[] content, int from, int length, IntConsumer meter) {
    super(content, from, length);
    this.meter = meter;
  }

  @Override
  public synchronized int read() {
    meter.accept(1);
    return super.read();
  }

  @Override
  public synchronized int read(byte[] buffer, int offset, int length) {
    int bytes = super.read(buffer, offset, length);
    meter.accept(Math.max(bytes, 0));
    return bytes;
  }

  @Override
  public InputStream newStream(long from, long to) {
    int end = to < 0 ? count - start : (int) to;
    return new MeteredContent(buf, start + (int) from, end - (int) from, meter);
  }
}

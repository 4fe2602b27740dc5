package net.psmail.portal.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** No form of ours is larger than this. */
@Provider
@PreMatching
@ApplicationScoped
public class BodyLimit implements ContainerRequestFilter {

  static final int BYTES = 64 * 1024;

  @Override
  public void filter(ContainerRequestContext context) {
    if (context.getLength() > BYTES) {
      throw tooLarge();
    }
    context.setEntityStream(new Limited(context.getEntityStream(), BodyLimit::tooLarge));
  }

  private static RuntimeException tooLarge() {
    return new ClientErrorException(Status.REQUEST_ENTITY_TOO_LARGE);
  }

  /** For bodies that do not say how long they are. */
  static final class Limited extends FilterInputStream {

    private final Supplier<RuntimeException> refusal;
    private int left = BYTES;

    Limited(InputStream body, Supplier<RuntimeException> refusal) {
      super(body);
      this.refusal = refusal;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw refusal.get();
      }
    }
  }
}

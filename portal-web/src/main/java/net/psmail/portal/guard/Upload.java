package net.psmail.portal.guard;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A form with a file. */
public record Upload(List<EntityPart> parts) {

  /** A field on one line; empty when it is not there. */
  public String line(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
  }

  /** A file, or any other part; empty when there is none. */
  public byte[] bytes(String name) {
    for (EntityPart part : parts) {
      if (part.getName().equals(name)) {
        return read(part);
      }
    }
    return new byte[0];
  }

  private static byte[] read(EntityPart part) {
    try (InputStream content = part.getContent()) {
      return content.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

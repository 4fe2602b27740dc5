package net.psmail.portal.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The content that this version ships, read from its sources. */
final class Shipped {

  static final Path FOLDER = Path.of("src/main/content");

  private Shipped() {}

  static List<Entry> entries() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".md")).map(Shipped::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Entry read(Path file) {
    try {
      return ContentFile.read(
          FOLDER.relativize(file).toString(), Files.readString(file), Instant.EPOCH);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

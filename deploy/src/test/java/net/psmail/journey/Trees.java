package net.psmail.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories with all that is in them. */
final class Trees {

  private Trees() {}

  static List<Path> files(Path directory) {
    return walk(directory).stream().filter(Files::isRegularFile).toList();
  }

  static void delete(Path directory) {
    walk(directory).stream().sorted(Comparator.reverseOrder()).forEach(Trees::deleteOne);
  }

  private static List<Path> walk(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

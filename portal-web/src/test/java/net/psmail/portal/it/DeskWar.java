package net.psmail.portal.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** The built WAR with the desk for tests in it, and with other shipped texts. */
final class DeskWar {

  private static final Path BUILT = Path.of("target", "it", "ROOT.war");
  private static final String PACKAGE = "net/psmail/portal/content";

  private DeskWar() {}

  /**
   * Makes it.
   *
   * @param name of its folder; the file is called as the built one, which says its address
   * @param texts by their paths, as in {@code faqs/quota.en.md}
   */
  static Path with(String name, Map<String, String> texts) {
    try {
      Path war = Files.createDirectories(Path.of("target", "it", name)).resolve("ROOT.war");
      Files.copy(BUILT, war, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem zip = FileSystems.newFileSystem(war)) {
        addDesk(zip.getPath("WEB-INF", "classes").resolve(PACKAGE));
        for (Map.Entry<String, String> text : texts.entrySet()) {
          Files.writeString(zip.getPath("WEB-INF", "content", text.getKey()), text.getValue());
        }
      }
      return war;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void addDesk(Path folder) throws IOException {
    try (Stream<Path> classes = Files.list(Path.of("target", "test-classes").resolve(PACKAGE))) {
      for (Path file : classes.filter(file -> name(file).startsWith("TestDesk")).toList()) {
        try (InputStream desk = Files.newInputStream(file)) {
          Files.copy(desk, folder.resolve(name(file)), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}

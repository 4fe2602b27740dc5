package net.psmail.status.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of the page set. A path that ends with a slash becomes {@code index.html} below it, so
 * that any file server finds it. What it wrote stands in {@code .files}; other files are left
 * alone.
 */
final class Folder {

  private static final String INDEX = ".files";

  private final Path directory;

  Folder(Path directory) {
    this.directory = directory;
  }

  /**
   * Makes the folder hold these and none that it wrote before; each file is whole at any moment.
   *
   * @param contents by path, as {@code /history/}
   * @return how many files changed
   */
  int write(Map<String, byte[]> contents) throws IOException {
    Files.createDirectories(directory);
    Set<String> written = new TreeSet<>();
    int changed = 0;
    for (Map.Entry<String, byte[]> one : contents.entrySet()) {
      String name = name(one.getKey());
      written.add(name);
      if (replace(directory.resolve(name), one.getValue())) {
        changed++;
      }
    }
    Set<String> gone = new HashSet<>(before());
    gone.removeAll(written);
    for (String name : gone) {
      remove(name);
    }
    replace(
        directory.resolve(INDEX),
        String.join("\n", written).concat("\n").getBytes(StandardCharsets.UTF_8));
    return changed + gone.size();
  }

  private static String name(String path) {
    String relative = path.substring(1);
    return relative.isEmpty() || relative.endsWith("/") ? relative + "index.html" : relative;
  }

  private Set<String> before() throws IOException {
    try {
      Set<String> names = new HashSet<>(Files.readAllLines(directory.resolve(INDEX)));
      // A list that somebody else wrote must not lead out of the folder.
      names.removeIf(
          name -> !directory.resolve(name).normalize().startsWith(directory) || name.isEmpty());
      return names;
    } catch (NoSuchFileException first) {
      return Set.of();
    }
  }

  private static boolean replace(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    Files.createDirectories(file.getParent());
    Path beside = file.resolveSibling("." + file.getFileName() + ".new");
    Files.write(beside, content);
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return true;
  }

  private void remove(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.deleteIfExists(file);
    for (Path above = file.getParent();
        above != null && !above.equals(directory);
        above = above.getParent()) {
      try (var rest = Files.list(above)) {
        if (rest.findAny().isPresent()) {
          return;
        }
      } catch (NoSuchFileException gone) {
        continue;
      }
      Files.delete(above);
    }
  }
}

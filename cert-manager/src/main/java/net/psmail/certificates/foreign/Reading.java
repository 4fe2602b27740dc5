package net.psmail.certificates.foreign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of others: links are followed, and nothing large is taken in. */
final class Reading {

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_ENTRIES = 10_000;

  private Reading() {}

  /** What is in a file, a character for each byte. */
  static String text(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("is no file");
    }
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = content.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("has more than " + MOST_BYTES + " bytes");
      }
      return new String(bytes, ISO_8859_1);
    }
  }

  /** What is in a folder, by name; nothing when there is no such folder. */
  static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.limit(MOST_ENTRIES).sorted().toList();
    }
  }

  /** Files of that name or ending, at most so many folders deep. */
  static List<Path> below(Path folder, String ending, int depth) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry)) {
        found.addAll(depth == 0 ? List.of() : below(entry, ending, depth - 1));
      } else if (entry.toString().endsWith(ending)) {
        found.add(entry);
      }
    }
    return found;
  }

  /** What the pattern's group finds in a file; null when it finds nothing or cannot read. */
  static @Nullable String found(Pattern pattern, Path file) {
    try {
      Matcher matcher = pattern.matcher(text(file));
      return matcher.find() ? matcher.group(1) : null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Why a file could not be read, in a sentence without its full stop. */
  static String why(Path file, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return file + " is missing";
    }
    return failure instanceof AccessDeniedException denied
        ? denied.getFile() + " may not be read by the user " + System.getProperty("user.name")
        : file + " cannot be read: " + failure.getMessage();
  }
}

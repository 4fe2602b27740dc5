package net.psmail.provisioning.mailserver.embedded;

import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files that are there wholly or not at all, whenever the power fails. */
final class DurableFile {

  private DurableFile() {}

  /** A file with this content under a name of its own, ready to be moved where it belongs. */
  static Path prepare(Path temporary, byte[] content) throws IOException {
    return prepare(temporary, new ByteArrayInputStream(content));
  }

  static Path prepare(Path temporary, InputStream content) throws IOException {
    Path file = Files.createTempFile(temporary, "new", null);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      content.transferTo(out);
      out.getChannel().force(true);
    }
    return file;
  }

  /** Moves within the file system; a file that was there before is replaced. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** After this the name of the file survives a power failure too. */
  static void settleName(Path file) throws IOException {
    settle(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies somewhere"));
  }

  /** After this the names in the directory survive a power failure too. */
  static void settle(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static void write(Path temporary, Path file, byte[] content) throws IOException {
    move(prepare(temporary, content), file);
    settleName(file);
  }

  static void deleteTree(Path root) throws IOException {
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException alreadyGone) {
      // Somebody else deleted it: that is what was wanted.
    }
  }
}

package net.psmail.status.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.psmail.status.Settings;
import net.psmail.status.StatusException;

/**
 * Where the files go.
 *
 * @param directory the folder that holds the page set and nothing else
 * @param command carries the folder away, as a program and its arguments; empty for none
 * @param every how long the files may stay as they are while nothing changes
 */
public record PublishSettings(Path directory, List<String> command, Duration every) {

  private static final String DIRECTORY = "psmail.status.publish.directory";

  public PublishSettings {
    command = List.copyOf(command);
  }

  /** What the settings say; nothing when no folder is named. */
  public static Optional<PublishSettings> from(Settings settings) {
    return settings
        .text(DIRECTORY)
        .map(
            directory ->
                new PublishSettings(
                    absolute(directory),
                    settings
                        .text("psmail.status.publish.command")
                        .map(command -> Arrays.asList(command.split("\\s+", -1)))
                        .orElse(List.of()),
                    settings.duration(
                        "psmail.status.publish.every",
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(9))));
  }

  private static Path absolute(String directory) {
    Path path = Path.of(directory);
    if (!path.isAbsolute()) {
      throw StatusException.invalidSetting(
          DIRECTORY, "\"%s\" must be an absolute path.".formatted(directory));
    }
    return path;
  }
}

package net.psmail.portal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawingsTest {

  private static final Path DRAWINGS = Path.of("src/main/content/drawings");
  private static final Path STYLE = Path.of("src/main/webapp/assets/psmail.css");
  private static final Pattern SIZE = Pattern.compile("width=\"(480)\" height=\"(\\d+)\"");

  @Test
  void thePageKeepsRoomForEachBeforeItIsThere() throws IOException {
    String style = Files.readString(STYLE);
    for (Path drawing : drawings()) {
      String name = drawing.getFileName().toString().split("\\.", 2)[0];
      Matcher size = SIZE.matcher(Files.readString(drawing));
      assertThat(size.find()).as(name).isTrue();
      assertThat(style)
          .contains(
              ".prose img[src*=\"/drawings/%s.\"] {\n  aspect-ratio: %s / %s;\n}"
                  .formatted(name, size.group(1), size.group(2)));
    }
  }

  private static List<Path> drawings() throws IOException {
    try (Stream<Path> files = Files.list(DRAWINGS)) {
      List<Path> all = files.toList();
      assertThat(all).isNotEmpty();
      return all;
    }
  }
}

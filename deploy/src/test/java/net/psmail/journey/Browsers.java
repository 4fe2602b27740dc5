package net.psmail.journey;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Browsers that have opened the page for signing in. */
record Browsers(Installation psmail) {

  private static final int HOW_MANY = 20;

  /** A file with a line of cookies and a line of hidden fields for each. */
  Path write() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int browser = 0; browser < HOW_MANY; browser++) {
      Visitor visitor = new Visitor(psmail);
      String hidden =
          Visitor.page(visitor.open("/sign-in")).select("main form input[type=hidden]").stream()
              .map(field -> pair(field.attr("name"), field.val()))
              .collect(Collectors.joining("&"));
      lines.addAll(List.of(visitor.cookies(), hidden));
    }
    Path file = Files.createTempFile("browsers", ".txt");
    file.toFile().deleteOnExit();
    return Files.write(file, lines);
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

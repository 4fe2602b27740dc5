package net.psmail.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command line for curl, read as a shell and curl would, as far as our examples go. */
record Curl(String method, String path, Map<String, String> fields, List<String> headers) {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  static Curl of(String command) {
    Deque<String> words =
        WORD.matcher(command)
            .results()
            .map(Curl::word)
            .collect(Collectors.toCollection(ArrayDeque::new));
    assertThat(words.remove()).isEqualTo("curl");
    String method = "";
    String path = "";
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> headers = new ArrayList<>();
    while (!words.isEmpty()) {
      String word = words.remove();
      switch (word) {
        case "-sS", "\\" -> {}
        case "-K" -> words.remove();
        case "-X" -> method = words.remove();
        case "-H" -> headers.addAll(List.of(words.remove().split(": ", 2)));
        case "-d", "--data-urlencode" -> {
          String[] field = words.remove().split("=", 2);
          fields.put(field[0], field[1]);
        }
        default -> {
          assertThat(word).startsWith("http");
          path = word.substring(word.indexOf('/', "https://".length()));
        }
      }
    }
    String usual = fields.isEmpty() ? "GET" : "POST";
    return new Curl(method.isEmpty() ? usual : method, path, fields, headers);
  }

  HttpResponse<String> send(Visitor visitor, String... more) {
    String[] all = Stream.concat(headers.stream(), Stream.of(more)).toArray(String[]::new);
    return visitor.call(method, path, fields, all);
  }

  private static String word(MatchResult word) {
    return word.group(1) == null ? word.group(2) : word.group(1);
  }
}

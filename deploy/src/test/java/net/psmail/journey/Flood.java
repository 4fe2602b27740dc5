package net.psmail.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many requests a second from many networks, each another /24, as a proxy tells that is trusted.
 * wrk makes them, which leaves the processor to the site.
 */
final class Flood {

  private static final Path SCRIPT = Path.of("bench/flood.lua");
  private static final Pattern ANSWERS = Pattern.compile("(\\d+) requests in");
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

  private final Process wrk;

  private Flood(int perSecond, int seconds, String url, List<String> arguments) throws IOException {
    // Each connection asks once a second.
    List<String> words =
        new ArrayList<>(
            List.of("wrk", "-t1", "-c" + perSecond, "-d" + seconds + "s", "-s" + SCRIPT, url));
    words.addAll(List.of("--", "1000"));
    words.addAll(arguments);
    wrk = new ProcessBuilder(words).redirectErrorStream(true).start();
  }

  /** Readers of a page that comes from memory. */
  static Flood ofReaders(Installation psmail, int perSecond, int seconds) throws IOException {
    return new Flood(perSecond, seconds, psmail.url() + "/about", List.of());
  }

  /** Somebody who guesses passwords: each time of another name. */
  static Flood ofGuesses(Installation psmail, int members, int perSecond, int seconds)
      throws IOException {
    String forms = new Browsers(psmail).write().toString();
    List<String> arguments = List.of(psmail.url(), Integer.toString(members), forms);
    return new Flood(perSecond, seconds, psmail.url() + "/sign-in", arguments);
  }

  /** Waits for its end; how many were answered, and how many of those with a refusal. */
  String answers() throws IOException {
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return "%s, refused %s".formatted(found(ANSWERS, output), found(REFUSED, output));
  }

  private static String found(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    return matcher.find() ? matcher.group(1) : "0";
  }
}

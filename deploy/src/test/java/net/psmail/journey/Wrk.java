package net.psmail.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of wrk.
 *
 * @param rate requests a second
 * @param half the milliseconds in which half of the requests were answered
 * @param most the milliseconds in which 99 of 100 were answered
 */
record Wrk(double rate, double half, double most) {

  private static final int CONNECTIONS = 32;
  private static final int PAUSING_CONNECTIONS = 64;
  private static final Path PAUSE = Path.of("bench/pause.lua");

  /** As many requests as are answered. */
  static Wrk measure(String url, int seconds, String... headers) throws IOException {
    List<String> words = words(CONNECTIONS, seconds);
    for (String header : headers) {
      words.addAll(List.of("-H", header));
    }
    words.add(url);
    return run(words);
  }

  /** The same, for requests that a script of wrk makes. */
  static Wrk measure(String url, int seconds, Path script) throws IOException {
    List<String> words = words(CONNECTIONS, seconds);
    words.addAll(List.of("-s", script.toString(), url));
    return run(words);
  }

  /** About half of the given rate: readers who pause between their requests. */
  static Wrk atHalf(double rate, String url, int seconds) throws IOException {
    List<String> words = words(PAUSING_CONNECTIONS, seconds);
    long pause = Math.round(PAUSING_CONNECTIONS * 1000 / (rate / 2));
    words.addAll(List.of("-s", PAUSE.toString(), url, "--", Long.toString(pause)));
    return run(words);
  }

  private static List<String> words(int connections, int seconds) {
    return new ArrayList<>(
        List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
  }

  private static Wrk run(List<String> words) throws IOException {
    Process wrk = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (output.contains("Non-2xx") || !output.contains("Requests/sec")) {
      throw new IllegalStateException(words + ": " + output);
    }
    return new Wrk(
        Double.parseDouble(found("Requests/sec: +(\\S+)", output)),
        milliseconds(found("50% +(\\S+)", output)),
        milliseconds(found("99% +(\\S+)", output)));
  }

  /** Of what wrk writes: 950.00us, 3.07ms, 1.20s. It writes zero when nothing was answered. */
  static double milliseconds(String time) {
    double number = Double.parseDouble(time.replaceAll("[a-z]", ""));
    if (number == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return switch (time.replaceAll("[^a-z]", "")) {
      case "us" -> number / 1000;
      case "ms" -> number;
      case "s" -> number * 1000;
      default -> throw new IllegalArgumentException(time);
    };
  }

  private static String found(String pattern, String output) {
    Matcher matcher = Pattern.compile(pattern).matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException(output);
    }
    return matcher.group(1);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f (%.1f, %.1f ms)", rate, half, most);
  }
}

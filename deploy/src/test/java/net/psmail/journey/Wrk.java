package net.psmail.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of wrk.
 *
 * @param rate requests a second
 * @param half the answer time that half of the requests kept
 * @param most the answer time that 99 of 100 kept
 */
record Wrk(double rate, String half, String most) {

  static Wrk measure(String url, int seconds) throws IOException {
    Process wrk =
        new ProcessBuilder("wrk", "-t1", "-c32", "-d" + seconds + "s", "--latency", url)
            .redirectErrorStream(true)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (output.contains("Non-2xx") || !output.contains("Requests/sec")) {
      throw new IllegalStateException(url + ": " + output);
    }
    return new Wrk(
        Double.parseDouble(found("Requests/sec: +(\\S+)", output)),
        found("50% +(\\S+)", output),
        found("99% +(\\S+)", output));
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
    return String.format(Locale.ROOT, "%.0f (%s, %s)", rate, half, most);
  }
}

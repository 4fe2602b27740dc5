package net.psmail.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One run of {@code deploy/bench/imap-logins.py}: six mail programs that connect, log in, log out
 * and begin again.
 *
 * @param rate how many did so in a second
 * @param clientMilliseconds what each cost the programs themselves of a processor's time
 */
record ImapLogins(double rate, double clientMilliseconds) {

  /** Logs in as each of the members in turn; with none, connects and leaves again. */
  static ImapLogins measure(Installation psmail, Map<String, String> passwords, Duration time)
      throws IOException {
    Process programs =
        new ProcessBuilder(
                "python3",
                "bench/imap-logins.py",
                String.valueOf(psmail.ports().of("imaps")),
                psmail.authority().toString(),
                String.valueOf(time.toSeconds()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var logins = programs.outputWriter(StandardCharsets.US_ASCII)) {
      logins.write(
          passwords.entrySet().stream()
              .map(member -> member.getKey() + " " + member.getValue() + "\n")
              .collect(Collectors.joining()));
    }
    String said = new String(programs.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    List<String> figures = List.of(said.strip().split(" "));
    if (figures.size() != 2) {
      throw new IllegalStateException("the logins failed");
    }
    return new ImapLogins(Double.parseDouble(figures.get(0)), Double.parseDouble(figures.get(1)));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.1f a second, %.2f ms of each in the programs", rate, clientMilliseconds);
  }
}

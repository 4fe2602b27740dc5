package net.psmail.status.probe;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;

/**
 * How many mails wait in Postfix's queue, and for how long: {@code postqueue -j} prints a JSON
 * object with {@code arrival_time}, in seconds since 1970, for each.
 */
final class QueueLook implements Look {

  private static final int MOST = 200;
  private static final String OLDEST = "PT4H";
  private static final int LONGEST_LINE = 1 << 20;

  private record Queue(int depth, long oldest) {}

  @Override
  public Sight look(Probe probe, Visit visit) throws IOException {
    Process process = start(visit);
    visit.watch(process::destroyForcibly);
    Queue queue = visit.await(() -> read(process));
    Duration age = age(queue, visit.clock().instant());
    String detail = queue.depth() + " mails, the oldest of " + age.toMinutes() + " minutes";
    if (age.compareTo(Duration.parse(probe.option("oldest", OLDEST))) > 0) {
      return new Sight(Finding.QUEUE_OLD, detail);
    }
    boolean tooLong = queue.depth() > probe.option("most", MOST);
    return new Sight(tooLong ? Finding.QUEUE_LONG : Finding.WORKS, detail);
  }

  /** None of a mail from the future, which a clock that was set back leaves behind. */
  private static Duration age(Queue queue, Instant now) {
    if (queue.depth() == 0) {
      return Duration.ZERO;
    }
    Instant oldest = Instant.ofEpochSecond(queue.oldest());
    return oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
  }

  private static Process start(Visit visit) throws Trouble {
    try {
      return new ProcessBuilder(visit.settings().queueCommand())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new Trouble(Finding.PROGRAM_FAILED, "psmail.status.queue.command");
    }
  }

  private static Queue read(Process process) throws IOException, InterruptedException {
    int depth = 0;
    long oldest = Long.MAX_VALUE;
    try (BufferedReader lines = process.inputReader()) {
      for (String line = line(lines); !line.isEmpty(); line = line(lines)) {
        depth++;
        oldest = Math.min(oldest, arrival(line));
      }
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new Trouble(Finding.PROGRAM_FAILED, "It ended with " + code);
    }
    return new Queue(depth, oldest);
  }

  /** The next line, empty at the end; a mail has many recipients, but not this many. */
  private static String line(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = lines.read(); next >= 0 && next != '\n'; next = lines.read()) {
      if (line.length() == LONGEST_LINE) {
        throw new Trouble(Finding.PROGRAM_FAILED, "It printed no queue");
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private static long arrival(String line) throws Trouble {
    try (JsonReader reader = Json.createReader(new StringReader(line))) {
      return reader.readObject().getJsonNumber("arrival_time").longValue();
    } catch (JsonException | ClassCastException | NullPointerException e) {
      throw new Trouble(Finding.PROGRAM_FAILED, "It printed no queue");
    }
  }
}

package net.psmail.certificates.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.psmail.certificates.program.ProgramRun;
import org.xbill.DNS.Name;

/**
 * Changes that a program of the operator's makes, at whatever provider. It is called with {@code
 * present NAME. VALUE} and {@code cleanup NAME. VALUE} after its own words, as lego's provider
 * {@code exec} does it.
 */
final class ChangeCommand implements ZoneChanges {

  private final List<String> words;
  private final Duration patience;

  /** What it put in place; it need not bear to be told twice, as while the world cannot see it. */
  private final Set<List<String>> present = ConcurrentHashMap.newKeySet();

  ChangeCommand(List<String> words, Duration patience) {
    this.words = List.copyOf(words);
    this.patience = patience;
  }

  @Override
  public void add(Name name, String value) throws IOException {
    List<String> record = List.of(name.toString(), value);
    if (!present.contains(record)) {
      run("present", record);
      present.add(record);
    }
  }

  @Override
  public void remove(Name name, String value) throws IOException {
    List<String> record = List.of(name.toString(), value);
    present.remove(record);
    run("cleanup", record);
  }

  private void run(String act, List<String> record) throws IOException {
    List<String> all = new ArrayList<>(words);
    all.add(act);
    all.addAll(record);
    String what = "\"" + String.join(" ", words) + " " + act + "\" for " + record.get(0) + " ";
    try {
      ProgramRun.succeed(new ProcessBuilder(all), patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(what + "was cut off, as PSMail was stopped", e);
    } catch (IOException e) {
      throw new IOException(what + e.getMessage(), e);
    }
  }
}

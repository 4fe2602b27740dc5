package net.psmail.provisioning.dns;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.psmail.provisioning.dns.CheckedRecord.Remark;
import net.psmail.provisioning.dns.CheckedRecord.State;

/** Asks for all records of a zone side by side, and waits no longer than somebody would. */
final class ZoneCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final DnsSettings settings;
  private final ExecutorService threads;
  private final Clock clock;

  ZoneCheck(DnsSettings settings, ExecutorService threads, Clock clock) {
    this.settings = settings;
    this.threads = threads;
    this.clock = clock;
  }

  CheckedZone check(Zone zone) {
    Judge judge = new Judge(new Authorities(new Delegations(settings)), settings.addresses());
    List<Callable<CheckedRecord>> questions = new ArrayList<>();
    zone.records().forEach(record -> questions.add(() -> judge.judge(record)));
    try {
      List<Future<CheckedRecord>> answers =
          threads.invokeAll(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      List<CheckedRecord> checked = new ArrayList<>();
      for (int i = 0; i < answers.size(); i++) {
        checked.add(result(zone.records().get(i), answers.get(i)));
      }
      return new CheckedZone(clock.instant(), checked);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  private static CheckedRecord result(ZoneRecord record, Future<CheckedRecord> answer)
      throws InterruptedException {
    try {
      return answer.get();
    } catch (CancellationException outOfTime) {
      return new CheckedRecord(record, State.UNKNOWN, Remark.TOO_SLOW, List.of());
    } catch (ExecutionException failure) {
      throw new IllegalStateException(record.line(), failure.getCause());
    }
  }
}

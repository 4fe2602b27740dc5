package net.psmail.status.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private static final Instant BEGUN = Instant.parse("2026-11-23T12:00:00Z");
  private static final Probe IMAPS = Probe.of("imaps", ProbeKind.IMAPS, "127.0.0.1:9993", Map.of());
  private static final Probe POP3S = Probe.of("pop3s", ProbeKind.POP3S, "127.0.0.1:9995", Map.of());

  private final Components components =
      new Components(List.of(IMAPS, POP3S), 2, Duration.ofSeconds(65), BEGUN);

  private ComponentView note(Probe target, int second, Finding finding) {
    Instant at = BEGUN.plusSeconds(second);
    return components.note(target, new Outcome(at, finding, Duration.ofMillis(3)));
  }

  private Overall overall() {
    return components.report().overall();
  }

  @Test
  void isUnknownUntilEveryComponentWasLookedAt() {
    assertThat(overall()).isEqualTo(Overall.UNKNOWN);
    note(IMAPS, 1, Finding.WORKS);
    assertThat(overall()).isEqualTo(Overall.UNKNOWN);
    note(POP3S, 2, Finding.WORKS);
    assertThat(overall()).isEqualTo(Overall.NONE);
    assertThat(components.report().checkedAt()).isEqualTo(BEGUN.plusSeconds(2));
  }

  @Test
  void forgivesASingleFailure() {
    note(IMAPS, 0, Finding.WORKS);
    assertThat(note(IMAPS, 30, Finding.REFUSED).state()).isEqualTo(State.OPERATIONAL);
    assertThat(note(IMAPS, 60, Finding.WORKS).since()).isEqualTo(BEGUN);
    assertThat(note(IMAPS, 90, Finding.REFUSED).state()).isEqualTo(State.OPERATIONAL);
  }

  @Test
  void callsTheSecondFailureInARowAnOutageThatBeganWithTheFirst() {
    note(IMAPS, 0, Finding.WORKS);
    note(IMAPS, 30, Finding.REFUSED);
    ComponentView down = note(IMAPS, 60, Finding.TIMED_OUT);
    assertThat(down.state()).isEqualTo(State.MAJOR_OUTAGE);
    assertThat(down.since()).isEqualTo(BEGUN.plusSeconds(30));
    assertThat(note(IMAPS, 90, Finding.TIMED_OUT).since()).isEqualTo(BEGUN.plusSeconds(30));
  }

  @Test
  void endsAnOutageWithTheFirstSuccess() {
    note(IMAPS, 0, Finding.REFUSED);
    ComponentView up = note(IMAPS, 30, Finding.WORKS);
    assertThat(up.state()).isEqualTo(State.OPERATIONAL);
    assertThat(up.since()).isEqualTo(BEGUN.plusSeconds(30));
  }

  @Test
  void callsABadCertificateALimitAtOnce() {
    note(IMAPS, 0, Finding.WORKS);
    note(POP3S, 0, Finding.WORKS);
    assertThat(note(IMAPS, 30, Finding.CERTIFICATE_EXPIRED).state())
        .isEqualTo(State.DEGRADED_PERFORMANCE);
    assertThat(overall()).isEqualTo(Overall.MINOR);
  }

  @Test
  void doesNotLetAStateReachOverATimeWhenNobodyLooked() {
    note(IMAPS, 0, Finding.WORKS);
    assertThat(note(IMAPS, 60, Finding.WORKS).since()).isEqualTo(BEGUN);
    assertThat(note(IMAPS, 240, Finding.WORKS).since()).isEqualTo(BEGUN.plusSeconds(240));
  }

  @Test
  void distinguishesPartFromAll() {
    note(IMAPS, 0, Finding.REFUSED);
    note(POP3S, 0, Finding.WORKS);
    assertThat(overall()).isEqualTo(Overall.MAJOR);
    note(POP3S, 30, Finding.REFUSED);
    note(POP3S, 60, Finding.REFUSED);
    assertThat(overall()).isEqualTo(Overall.CRITICAL);
  }

  @Test
  void goesOnWithAStateThatLastsFromAnEarlierRun() {
    Instant earlier = BEGUN.minusSeconds(7200);
    components.recall(
        Map.of(
            Components.id(IMAPS), new Past(earlier, State.OPERATIONAL, earlier.plusSeconds(60)),
            Components.id(POP3S), new Past(earlier, State.OPERATIONAL, earlier)));
    ComponentView same = note(IMAPS, 0, Finding.WORKS);
    assertThat(same.since()).isEqualTo(earlier.plusSeconds(60));
    assertThat(same.createdAt()).isEqualTo(earlier);
    assertThat(note(POP3S, 0, Finding.REFUSED).since()).isEqualTo(BEGUN);
  }

  @Test
  void keepsAnIdForAsLongAsTheTargetKeepsItsKey() {
    Probe moved = Probe.of("imaps", ProbeKind.IMAPS, "mail.example.org:993", Map.of());
    assertThat(Components.id(moved)).isEqualTo(Components.id(IMAPS)).matches("[0-9a-f]{12}");
    assertThat(Components.id(IMAPS)).isNotEqualTo(Components.id(POP3S));
  }
}

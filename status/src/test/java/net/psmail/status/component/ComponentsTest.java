package net.psmail.status.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.status.component.Components.Said;
import net.psmail.status.component.Components.Turn;
import net.psmail.status.probe.Finding;
import net.psmail.status.probe.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private static final Instant BEGUN = Instant.parse("2026-11-23T12:00:00Z");

  private Instant now = BEGUN;
  private final Components components = new Components(clock());

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  @BeforeEach
  void defineTwo() {
    define(component("imaps", null), component("pop3s", null));
  }

  private void define(Component... all) {
    Map<String, Component> byId = new LinkedHashMap<>();
    Map<String, Watched> probes = new LinkedHashMap<>();
    for (Component one : all) {
      byId.put(one.id(), one);
      probes.put(one.id(), watched(one.id(), one.id(), State.MAJOR_OUTAGE, null));
    }
    components.define(new Definitions(List.of(), byId, probes));
  }

  private static Watched watched(
      String probe, String component, State severity, @Nullable String dependsOn) {
    return new Watched(probe, component, severity, 2, dependsOn, Duration.ofSeconds(65));
  }

  private static Component component(String id, @Nullable State told) {
    return new Component(
        id,
        id,
        null,
        new Text(id, null),
        new Text("", null),
        1,
        true,
        false,
        LocalDate.EPOCH,
        Origin.AUTOMATIC,
        told,
        BEGUN,
        BEGUN);
  }

  private ComponentView note(String probe, int second, Finding finding) {
    now = BEGUN.plusSeconds(second);
    components.note(probe, new Outcome(now, finding, Duration.ofMillis(3)));
    return view(probe);
  }

  private ComponentView view(String id) {
    return components.report().components().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Overall overall() {
    return components.report().overall();
  }

  @Test
  void isUnknownUntilEveryComponentWasLookedAt() {
    assertThat(overall()).isEqualTo(Overall.UNKNOWN);
    note("imaps", 1, Finding.WORKS);
    assertThat(overall()).isEqualTo(Overall.UNKNOWN);
    note("pop3s", 2, Finding.WORKS);
    assertThat(overall()).isEqualTo(Overall.NONE);
    assertThat(components.report().checkedAt()).isEqualTo(BEGUN.plusSeconds(2));
  }

  @Test
  void saysAtOnceWhatIsBadThoughSomethingElseIsUnknown() {
    note("imaps", 0, Finding.REFUSED);
    assertThat(overall()).isEqualTo(Overall.MAJOR);
  }

  @Test
  void forgivesASingleFailure() {
    note("imaps", 0, Finding.WORKS);
    assertThat(note("imaps", 30, Finding.REFUSED).state()).isEqualTo(State.OPERATIONAL);
    assertThat(note("imaps", 60, Finding.WORKS).since()).isEqualTo(BEGUN);
    assertThat(note("imaps", 90, Finding.REFUSED).state()).isEqualTo(State.OPERATIONAL);
  }

  @Test
  void callsTheSecondFailureInARowAnOutageThatBeganWithTheFirst() {
    note("imaps", 0, Finding.WORKS);
    note("imaps", 30, Finding.REFUSED);
    ComponentView down = note("imaps", 60, Finding.TIMED_OUT);
    assertThat(down.state()).isEqualTo(State.MAJOR_OUTAGE);
    assertThat(down.since()).isEqualTo(BEGUN.plusSeconds(30));
    assertThat(note("imaps", 90, Finding.TIMED_OUT).since()).isEqualTo(BEGUN.plusSeconds(30));
  }

  @Test
  void endsAnOutageWithTheFirstSuccess() {
    note("imaps", 0, Finding.REFUSED);
    ComponentView up = note("imaps", 30, Finding.WORKS);
    assertThat(up.state()).isEqualTo(State.OPERATIONAL);
    assertThat(up.since()).isEqualTo(BEGUN.plusSeconds(30));
  }

  @Test
  void callsABadCertificateALimitAtOnce() {
    note("imaps", 0, Finding.WORKS);
    note("pop3s", 0, Finding.WORKS);
    assertThat(note("imaps", 30, Finding.CERTIFICATE_EXPIRED).state())
        .isEqualTo(State.DEGRADED_PERFORMANCE);
    assertThat(overall()).isEqualTo(Overall.MINOR);
  }

  @Test
  void knowsNothingOfAComponentThatNobodyLookedAtOfLate() {
    note("imaps", 0, Finding.WORKS);
    now = BEGUN.plusSeconds(66);
    assertThat(view("imaps").state()).isEqualTo(State.UNKNOWN);
    assertThat(note("imaps", 240, Finding.WORKS).since()).isEqualTo(BEGUN.plusSeconds(240));
  }

  @Test
  void goesOnWithTheNextLookWhenTheClockJumps() {
    note("imaps", 100, Finding.REFUSED);
    note("imaps", 130, Finding.REFUSED);
    Instant began = view("imaps").since();
    assertThat(note("imaps", -7_000, Finding.REFUSED).state()).isEqualTo(State.MAJOR_OUTAGE);
    assertThat(view("imaps").since()).isEqualTo(began);
    now = BEGUN.plusSeconds(9_000);
    assertThat(view("imaps").state()).isEqualTo(State.UNKNOWN);
    assertThat(note("imaps", 9_001, Finding.WORKS).state()).isEqualTo(State.OPERATIONAL);
    assertThat(note("imaps", 9_031, Finding.REFUSED).state()).isEqualTo(State.OPERATIONAL);
    assertThat(note("imaps", 9_061, Finding.REFUSED).since()).isEqualTo(BEGUN.plusSeconds(9_031));
  }

  @Test
  void distinguishesPartFromAll() {
    note("imaps", 0, Finding.REFUSED);
    note("pop3s", 0, Finding.WORKS);
    assertThat(overall()).isEqualTo(Overall.MAJOR);
    note("pop3s", 30, Finding.REFUSED);
    note("pop3s", 60, Finding.REFUSED);
    note("imaps", 60, Finding.REFUSED);
    assertThat(overall()).isEqualTo(Overall.CRITICAL);
  }

  @Test
  void goesOnWithAStateThatLastsFromAnEarlierRun() {
    Instant earlier = BEGUN.minusSeconds(60);
    Outcome last = new Outcome(BEGUN.minusSeconds(20), Finding.WORKS, Duration.ZERO);
    components.recall(Map.of("imaps", new Standing(State.OPERATIONAL, earlier, 0, null, last)));
    components.recallTurns(Map.of("imaps", new Turn(State.OPERATIONAL, earlier)));
    assertThat(note("imaps", 10, Finding.WORKS).since()).isEqualTo(earlier);
  }

  @Test
  void isAsBadAsTheWorstOfItsProbes() {
    Component mail = component("mail", null);
    components.define(
        new Definitions(
            List.of(),
            Map.of("mail", mail),
            Map.of(
                "port", watched("port", "mail", State.MAJOR_OUTAGE, null),
                "queue", watched("queue", "mail", State.PARTIAL_OUTAGE, null))));
    now = BEGUN;
    components.note("port", new Outcome(now, Finding.WORKS, Duration.ZERO));
    components.note("queue", new Outcome(now, Finding.TIMED_OUT, Duration.ZERO));
    assertThat(view("mail").state()).isEqualTo(State.PARTIAL_OUTAGE);
    assertThat(view("mail").trouble()).extracting(Outcome::finding).isEqualTo(Finding.TIMED_OUT);
    components.note("port", new Outcome(now, Finding.REFUSED, Duration.ZERO));
    components.note("port", new Outcome(now, Finding.REFUSED, Duration.ZERO));
    assertThat(view("mail").state()).isEqualTo(State.MAJOR_OUTAGE);
  }

  @Test
  void blamesNothingWhileTheWayToItFails() {
    components.define(
        new Definitions(
            List.of(),
            Map.of("mail", component("mail", null), "net", component("net", null)),
            Map.of(
                "mail", watched("mail", "mail", State.MAJOR_OUTAGE, "net"),
                "net", watched("net", "net", State.MAJOR_OUTAGE, null))));
    note("net", 0, Finding.WORKS);
    note("mail", 0, Finding.WORKS);
    note("net", 30, Finding.UNREACHABLE);
    note("mail", 30, Finding.UNREACHABLE);
    note("net", 60, Finding.UNREACHABLE);
    assertThat(note("mail", 60, Finding.UNREACHABLE).state()).isEqualTo(State.OPERATIONAL);
    now = BEGUN.plusSeconds(90);
    assertThat(view("mail").state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void letsOperatorsKnowBetterAndSaysWhoSaysSo() {
    note("imaps", 0, Finding.WORKS);
    components.hear(Map.of("imaps", new Said(State.PARTIAL_OUTAGE, Source.INCIDENT)));
    ComponentView view = note("imaps", 30, Finding.WORKS);
    assertThat(view.state()).isEqualTo(State.PARTIAL_OUTAGE);
    assertThat(view.source()).isEqualTo(Source.INCIDENT);
    assertThat(view.probed()).isEqualTo(State.OPERATIONAL);
    assertThat(view.since()).isEqualTo(BEGUN.plusSeconds(30));
    components.hear(Map.of());
    assertThat(note("imaps", 60, Finding.WORKS).state()).isEqualTo(State.OPERATIONAL);
  }

  @Test
  void putsPlannedWorkAboveTheOperatorsWordAndThatAboveIncidents() {
    define(component("imaps", State.DEGRADED_PERFORMANCE));
    components.hear(Map.of("imaps", new Said(State.MAJOR_OUTAGE, Source.INCIDENT)));
    assertThat(note("imaps", 0, Finding.WORKS).state()).isEqualTo(State.DEGRADED_PERFORMANCE);
    components.hear(Map.of("imaps", new Said(State.UNDER_MAINTENANCE, Source.MAINTENANCE)));
    assertThat(note("imaps", 30, Finding.WORKS).state()).isEqualTo(State.UNDER_MAINTENANCE);
    assertThat(overall()).isEqualTo(Overall.NONE);
  }
}

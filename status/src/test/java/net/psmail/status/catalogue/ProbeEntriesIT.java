package net.psmail.status.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.psmail.status.StatusException;
import net.psmail.status.component.Text;
import net.psmail.status.database.Database;
import net.psmail.status.database.TestDatabase;
import net.psmail.status.probe.Origin;
import net.psmail.status.probe.Probe;
import net.psmail.status.probe.ProbeKind;
import net.psmail.status.probe.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeEntriesIT {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123456Z");
  private static final Probe OF_SETTINGS =
      Probe.of("imaps", ProbeKind.IMAPS, "mail.example.org:993", Map.of());

  private Database database = new Database(TestDatabase.H2.fresh());

  private ProbeEntries at(Instant now) {
    return new ProbeEntries(database, List.of(OF_SETTINGS), Clock.fixed(now, ZoneOffset.UTC));
  }

  private String component(TestDatabase kind) {
    database = new Database(kind.fresh());
    return new Catalogue(database, Clock.fixed(NOW, ZoneOffset.UTC))
        .add(new ComponentDraft(new Text("Shop", null), new Text("", null), null, true, false))
        .id();
  }

  private static Probe probe(String key, String component, @Nullable String depends) {
    return new Probe(
        key,
        component,
        ProbeKind.HTTP,
        "https://shop.example.org/",
        new TreeMap<>(Map.of("text", "Ä | \"x\"", "status", "200")),
        Duration.ofSeconds(30),
        Duration.ofMillis(2500),
        3,
        Duration.ofMillis(800),
        Severity.PARTIAL_OUTAGE,
        depends,
        Origin.OPERATOR);
  }

  private static void assertRefused(Runnable act, String field, String reason) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            StatusException.class,
            e -> {
              assertThat(e.payload()).isEqualTo(field);
              assertThat(e.reason()).isEqualTo(reason);
            });
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatAnOperatorWroteAndLosesNothingOfIt(TestDatabase kind) {
    String component = component(kind);
    Probe probe = probe("shop", component, "imaps");
    ProbeEntry added = at(NOW).add(probe);
    assertThat(at(NOW).ofOperators()).containsExactly(added);
    Probe plain =
        new Probe(
            "shop",
            component,
            ProbeKind.TCP,
            "shop.example.org:443",
            new TreeMap<>(),
            Duration.ofMinutes(5),
            Duration.ofSeconds(5),
            1,
            null,
            Severity.MAJOR_OUTAGE,
            null,
            Origin.OPERATOR);
    ProbeEntry changed = at(NOW.plusSeconds(5)).change(added.id(), plain, NOW);
    assertThat(at(NOW).ofOperators()).containsExactly(changed);
    assertThat(changed.probe()).isEqualTo(plain);
    assertThat(changed.id()).isEqualTo(added.id());
  }

  @ParameterizedTest
  @EnumSource
  void letsNobodyChangeWhatAnotherHasChangedMeanwhile(TestDatabase kind) {
    Probe probe = probe("shop", component(kind), null);
    ProbeEntry added = at(NOW).add(probe);
    at(NOW.plusSeconds(5)).change(added.id(), probe, NOW);
    assertThatThrownBy(() -> at(NOW).change(added.id(), probe, NOW))
        .isInstanceOfSatisfying(
            StatusException.class,
            e -> assertThat(e.kind()).isEqualTo(StatusException.Kind.CONFLICT));
  }

  @ParameterizedTest
  @EnumSource
  void bringsBackWhatWasRemovedForAWeek(TestDatabase kind) {
    String component = component(kind);
    ProbeEntry added = at(NOW).add(probe("shop", component, null));
    at(NOW).remove(added.id());
    assertThat(at(NOW).ofOperators()).isEmpty();
    assertThat(at(NOW).removed()).extracting(ProbeEntry::id).containsExactly(added.id());
    assertRefused(() -> at(NOW).add(probe("shop", component, null)), "key", "taken");
    at(NOW).bringBack(added.id());
    assertThat(at(NOW).ofOperators()).hasSize(1);
    at(NOW).remove(added.id());
    Instant later = NOW.plus(Catalogue.UNDO).plusSeconds(1);
    assertThat(at(later).removed()).isEmpty();
    assertThatThrownBy(() -> at(later).bringBack(added.id())).isInstanceOf(StatusException.class);
    assertThat(at(later).add(probe("shop", component, null)).id()).isNotEqualTo(added.id());
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatDoesNotFitTheOthers(TestDatabase kind) {
    String component = component(kind);
    assertRefused(() -> at(NOW).add(probe("imaps", component, null)), "key", "taken");
    assertRefused(() -> at(NOW).add(probe("shop", "nothing", null)), "component", "unknown");
    assertRefused(() -> at(NOW).add(probe("shop", component, "way")), "depends", "unknown");
    ProbeEntry one = at(NOW).add(probe("one", component, null));
    at(NOW).add(probe("two", component, "one"));
    assertRefused(
        () -> at(NOW).change(one.id(), probe("one", component, "two"), NOW), "depends", "unknown");
    assertRefused(
        () -> at(NOW).change(one.id(), probe("other", component, null), NOW), "key", "fixed");
  }

  @ParameterizedTest
  @EnumSource
  void givesAKeyToOneOfManyWhoWantItAtTheSameMoment(TestDatabase kind) throws Exception {
    Probe probe = probe("shop", component(kind), null);
    List<Callable<String>> wishes = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      wishes.add(
          () -> {
            try {
              return at(NOW).add(probe).id();
            } catch (StatusException e) {
              return e.payload() + " " + e.reason();
            }
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(wishes.size());
    List<String> answers = new ArrayList<>();
    try {
      for (Future<String> answer : threads.invokeAll(wishes)) {
        answers.add(answer.get());
      }
    } finally {
      threads.shutdownNow();
    }
    String winner = at(NOW).ofOperators().get(0).id();
    assertThat(answers).containsOnlyOnce(winner);
    assertThat(answers).filteredOn(answer -> !answer.equals(winner)).containsOnly("key taken");
  }
}

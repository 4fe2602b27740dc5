package net.psmail.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.psmail.status.component.ComponentView;
import net.psmail.status.component.Group;
import net.psmail.status.component.Overall;
import net.psmail.status.component.Report;
import net.psmail.status.component.Source;
import net.psmail.status.component.State;
import net.psmail.status.component.Text;
import net.psmail.status.incident.Affected;
import net.psmail.status.incident.Desk;
import net.psmail.status.incident.Impact;
import net.psmail.status.incident.IncidentView;
import net.psmail.status.incident.Kind;
import net.psmail.status.incident.Status;
import net.psmail.status.incident.UpdateView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against a schema of what Statuspage documents, which forbids all else. */
class StatuspageJsonTest {

  /** What is said beyond that, by the part that says it; Statuspage's own answers have it too. */
  private static final Set<String> MORE =
      Set.of(
          "component: components",
          "incident: components",
          "incident: page_id",
          "incident: started_at",
          "incident_update: custom_tweet",
          "incident_update: deliver_notifications",
          "incident_update: incident_id",
          "incident_update: tweet_id",
          "incident_update: updated_at",
          "maintenance: components",
          "maintenance: page_id",
          "maintenance: started_at",
          "maintenance_update: custom_tweet",
          "maintenance_update: deliver_notifications",
          "maintenance_update: incident_id",
          "maintenance_update: tweet_id",
          "maintenance_update: updated_at");

  private static final List<String> FILES =
      List.of(
          "summary.json",
          "status.json",
          "components.json",
          "incidents.json",
          "incidents/unresolved.json",
          "scheduled-maintenances.json",
          "scheduled-maintenances/upcoming.json",
          "scheduled-maintenances/active.json");

  private static final String SCHEMA =
      "classpath:net/psmail/status/page/statuspage.schema.json#/$defs/";
  private static final Pattern PART = Pattern.compile("#/\\$defs/([^/]+)/additionalProperties$");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00Z");

  private final Pages pages =
      new Pages(PageSamples.SETTINGS, "/status", Clock.fixed(PageSamples.NOW, ZoneOffset.UTC));

  @Test
  void knowsAllFilesThatThereAre() {
    pages.renew(PageSamples.bad());
    assertThat(pages.all().keySet().stream().filter(path -> path.startsWith("/api/v2/")))
        .containsExactlyInAnyOrderElementsOf(
            FILES.stream().map(name -> "/api/v2/" + name).toList());
  }

  @Test
  void saysOnAGoodDayWhatStatuspageDocuments() {
    assertDocumented(PageSamples.good());
  }

  @Test
  void saysOnABadDayWhatStatuspageDocumentsAndAllThatIsListedHereBesides() {
    assertThat(assertDocumented(PageSamples.bad())).isEqualTo(new TreeSet<>(MORE));
  }

  @ParameterizedTest
  @EnumSource
  void hasStatuspagesWordForEachStatus(Status status) {
    Kind kind = status.fits(Kind.INCIDENT) ? Kind.INCIDENT : Kind.MAINTENANCE;
    Impact impact = kind == Kind.INCIDENT ? Impact.MINOR : Impact.MAINTENANCE;
    assertDocumented(content(entry(kind, status, impact, State.OPERATIONAL)));
    assertThat(body(kind == Kind.INCIDENT ? "incidents.json" : "scheduled-maintenances.json"))
        .contains("\"status\":\"" + status.code() + "\"");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAINTENANCE")
  void hasStatuspagesWordForEachImpact(Impact impact) {
    assertDocumented(
        content(entry(Kind.INCIDENT, Status.INVESTIGATING, impact, State.OPERATIONAL)));
  }

  @ParameterizedTest
  @EnumSource
  void hasStatuspagesWordForEachStateAndLeavesOutWhatIsNotKnown(State state) {
    assertDocumented(content(state, entry(Kind.INCIDENT, Status.MONITORING, Impact.NONE, state)));
    for (String file : List.of("summary.json", "components.json")) {
      assertThat(body(file).contains("\"name\":\"Reading mail\",\"status\""))
          .isEqualTo(state != State.UNKNOWN);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void hasStatuspagesWordForTheStateOfAll(Overall overall) {
    Content good = PageSamples.good();
    Report report = good.report();
    assertDocumented(
        Content.of(new Report(overall, report.groups(), report.components(), report.checkedAt())));
    assertThat(body("status.json")).contains("\"indicator\":\"" + overall.code() + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"status\":\"major_outage\"",
        "\"status\":\"identified\"",
        "\"impact\":\"major\"",
        "\"indicator\":\"major\"",
        "\"created_at\":\"2026-11-01T00:00:00.000Z\"",
        "\"start_date\":\"2026-08-01\"",
        "\"scheduled_until\":\"2026-11-28T04:00:00.000Z\""
      })
  void wouldNoticeAnotherWordOrAnotherTime(String part) {
    pages.renew(PageSamples.bad());
    assertThat(body("summary.json")).contains(part);
    String key = part.substring(0, part.indexOf(':') + 1);
    assertThat(wrong("summary.json", body("summary.json").replace(part, key + "\"other\"")))
        .isNotEmpty();
    assertThat(wrong("summary.json", body("summary.json").replace(part, "\"left_out\":1")))
        .isNotEmpty();
  }

  private static Content content(IncidentView entry) {
    return content(State.MAJOR_OUTAGE, entry);
  }

  private static Content content(State state, IncidentView entry) {
    ComponentView reading =
        PageSamples.component(
            "imaps0000001", "Reading mail", "E-Mails lesen", state, Source.PROBES, null);
    ComponentView web =
        PageSamples.component("web000000001", "Pages", "Seiten", state, Source.PROBES, null);
    ComponentView sending =
        PageSamples.component(
            "submission01", "Sending", "Senden", State.PARTIAL_OUTAGE, Source.PROBES, null);
    List<Group> groups =
        List.of(new Group("group0000001", new Text("Web site", null), 1, BEGAN, BEGAN));
    Report report =
        new Report(Overall.MAJOR, groups, List.of(reading, web, sending), PageSamples.NOW);
    boolean incident = entry.kind() == Kind.INCIDENT;
    return new Content(
        report,
        incident ? List.of(entry) : List.of(),
        incident ? List.of() : List.of(entry),
        Map.of(),
        Map.of());
  }

  private static IncidentView entry(Kind kind, Status status, Impact impact, State before) {
    Instant end = BEGAN.plus(Duration.ofHours(1));
    boolean planned = kind == Kind.MAINTENANCE;
    return new IncidentView(
        "entry0000001",
        kind,
        new Text("Something", "Etwas"),
        status,
        impact,
        null,
        BEGAN,
        BEGAN,
        status == Status.MONITORING ? end : null,
        status.isOver() ? end : null,
        planned ? BEGAN : null,
        planned ? end : null,
        null,
        0,
        new Desk(false, null, null, null, null, null),
        BEGAN,
        end,
        List.of(
            new UpdateView(
                "update000001",
                status,
                new Text("Words.", null),
                "anna",
                end,
                end,
                end,
                List.of(new Affected("imaps0000001", before, State.MAJOR_OUTAGE)),
                List.of())));
  }

  /** Gives what is said beyond what is documented. */
  private Set<String> assertDocumented(Content content) {
    pages.renew(content);
    Set<String> more = new TreeSet<>();
    for (String file : FILES) {
      assertThat(wrong(file, body(file))).as(file).isEmpty();
      more.addAll(more(file));
    }
    assertThat(MORE).containsAll(more);
    return more;
  }

  private String body(String file) {
    return new String(pages.answer("/api/v2/" + file).plain(), StandardCharsets.UTF_8);
  }

  private static List<Error> errors(String file, String body) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return SCHEMAS
        .getSchema(SchemaLocation.of(SCHEMA + name))
        .validate(
            body,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static List<String> wrong(String file, String body) {
    return errors(file, body).stream()
        .filter(error -> !error.getKeyword().equals("additionalProperties"))
        .map(Error::toString)
        .toList();
  }

  private Set<String> more(String file) {
    return errors(file, body(file)).stream()
        .filter(error -> error.getKeyword().equals("additionalProperties"))
        .map(error -> part(error) + ": " + error.getProperty())
        .collect(Collectors.toSet());
  }

  private static String part(Error error) {
    Matcher part = PART.matcher(error.getSchemaLocation().toString());
    return part.find() ? part.group(1) : error.toString();
  }
}

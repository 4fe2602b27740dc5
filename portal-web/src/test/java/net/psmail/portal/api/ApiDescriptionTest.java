package net.psmail.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.psmail.certificates.order.CertificateAlarm;
import net.psmail.certificates.order.CertificateStatus;
import net.psmail.certificates.order.CertificateView;
import net.psmail.certificates.order.CertificateView.Happening;
import net.psmail.certificates.order.CertificateView.LeftOut;
import net.psmail.certificates.order.CertificateView.Origin;
import net.psmail.certificates.order.CertificateView.Sight;
import net.psmail.certificates.order.Declaration;
import net.psmail.certificates.order.DryRunView;
import net.psmail.certificates.order.TlsaView;
import net.psmail.certificates.order.TlsaView.Line;
import net.psmail.certificates.order.TypedCertificate;
import net.psmail.portal.guard.WithToken;
import net.psmail.portal.page.Public;
import net.psmail.provisioning.token.Scope;
import org.junit.jupiter.api.Test;

/** The description of the API against what the code does. */
class ApiDescriptionTest {

  private static final String ROOT = "/api/v1/";
  private static final Instant AT = Instant.parse("2026-11-23T14:25:00.123456Z");
  private static final CertificateStatus STATUS =
      new CertificateStatus(
          "mail",
          List.of("mail.example.org", "192.0.2.1"),
          AT,
          AT.plusSeconds(60),
          "4F:0A:".repeat(15) + "4F:0A",
          "CN=R11,O=Let's Encrypt,C=US");

  @Test
  void hasEveryResourceWithItsScopesAndNoOther() {
    assertThat(described()).isEqualTo(coded());
  }

  @Test
  void saysWhenToAskAgainWhereverAKeyMayBeInUse() {
    List<JsonObject> keyed =
        operations().values().stream()
            .filter(operation -> operation.toString().contains("parameters/IdempotencyKey"))
            .toList();
    assertThat(keyed).hasSize(13);
    keyed.forEach(operation -> assertSaysWhenToAskAgain(operation, "409"));
  }

  /** Without a database no token is known. */
  @Test
  void saysWhenToAskAgainWhereverATokenIsNeeded() {
    for (JsonObject operation : operations().values()) {
      if (scopes(operation).isEmpty()) {
        assertThat(operation.getJsonObject("responses")).doesNotContainKey("503");
      } else {
        assertSaysWhenToAskAgain(operation, "503");
      }
    }
  }

  private static void assertSaysWhenToAskAgain(JsonObject operation, String status) {
    JsonObject answers = operation.getJsonObject("responses");
    String name = operation.getString("operationId");
    assertThat(answers).as(name).containsKey(status);
    assertThat(resolved(answers.getJsonObject(status)).getJsonObject("headers"))
        .as(name)
        .containsKey("Retry-After");
  }

  private static JsonObject resolved(JsonObject value) {
    return value.containsKey("$ref")
        ? Described.description().getValue(value.getString("$ref").substring(1)).asJsonObject()
        : value;
  }

  @Test
  void everyAnswerThatIsDescribedIsTheAnswerThatIsGiven() {
    CertificateView full =
        new CertificateView(
            "mail",
            List.of("mail.example.org", "mx.example.org"),
            "failed",
            "letsencrypt",
            STATUS,
            AT,
            AT,
            2,
            "The DNS leads elsewhere.",
            List.of(new LeftOut("mx.example.org", "Change its A record.")),
            true,
            new Origin(
                new Declaration(
                    new TypedCertificate(
                        "mail", "mail.example.org", "ec-p256", "http-01", "", "first second", ""),
                    3,
                    AT),
                false));
    CertificateView bare =
        new CertificateView(
            "x",
            List.of("a.test"),
            "planned",
            "local",
            null,
            null,
            AT,
            0,
            null,
            List.of(),
            false,
            Origin.CONFIGURATION);
    Described.assertIs("Certificates", CertificateJson.all(List.of(full, bare)));
    JsonObject one = Described.assertIs("Certificate", CertificateJson.one(full));
    assertThat(one.getJsonObject("served").getString("notBefore"))
        .isEqualTo("2026-11-23T14:25:00Z");
    assertThat(one.getJsonObject("served").getString("sha256")).isEqualTo("4f0a".repeat(16));
    assertThat(one.getInt("failures")).isEqualTo(2);
    assertThat(one.getJsonObject("declaration").getJsonArray("issuers")).hasSize(2);
    Described.assertIs(
        "History",
        CertificateJson.history(
            List.of(
                new Happening(AT, "planned", null, "Asked for by grace."),
                new Happening(AT, "ordered", "letsencrypt", null))));
    Described.assertIs(
        "Look",
        CertificateJson.look(
            List.of(
                new Sight("TLS on 127.0.0.1:993", 993, "served", STATUS, "Served."),
                new Sight("TLS on 127.0.0.1:995", 995, "no-answer", null, "No answer.")),
            AT));
    Described.assertIs(
        "Alarms",
        CertificateJson.alarms(
            List.of(new CertificateAlarm(1, "mail", "expires", AT, "It ends soon."))));
    Line line = new Line("_25._tcp.mx.test. 60 IN TLSA 3 1 1 ab", "next", "seen", AT, AT);
    Described.assertIs(
        "TlsaNames",
        CertificateJson.tlsa(
            List.of(
                new TlsaView(
                    "_25._tcp.mx.test",
                    60,
                    List.of(line),
                    "waiting",
                    AT,
                    true,
                    false,
                    null,
                    "It waits."))));
    LeftOut lost = new LeftOut("mx.test", "Change its A record.");
    for (DryRunView run :
        List.of(
            new DryRunView(AT, null, false, "", List.of()),
            new DryRunView(AT, AT, true, "Issued.", List.of(lost)))) {
      Described.assertIs("DryRun", CertificateJson.dryRun(run));
    }
  }

  private static Map<String, List<String>> described() {
    Map<String, List<String>> described = new TreeMap<>();
    operations().forEach((address, operation) -> described.put(address, scopes(operation)));
    return described;
  }

  private static Map<String, JsonObject> operations() {
    Map<String, JsonObject> operations = new TreeMap<>();
    JsonObject paths = Described.description().getJsonObject("paths");
    for (Map.Entry<String, JsonValue> path : paths.entrySet()) {
      path.getValue()
          .asJsonObject()
          .forEach(
              (method, operation) -> {
                if (!method.equals("parameters")) {
                  operations.put(method + " " + path.getKey(), operation.asJsonObject());
                }
              });
    }
    return operations;
  }

  private static List<String> scopes(JsonObject operation) {
    return operation.getJsonArray("security").stream()
        .flatMap(way -> way.asJsonObject().getJsonArray("token").stream())
        .map(scope -> ((JsonString) scope).getString())
        .toList();
  }

  /** Every method that answers an address of the API, wherever in the portal it is. */
  private static Map<String, List<String>> coded() {
    Map<String, List<String>> operations = new TreeMap<>();
    for (JavaClass resource :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("net.psmail.portal")) {
      Optional<String> path = resource.tryGetAnnotationOfType(Path.class).map(Path::value);
      for (JavaMethod method : resource.getMethods()) {
        String address = path.orElse("") + below(method);
        verb(method)
            .filter(verb -> address.startsWith(ROOT))
            .ifPresent(verb -> operations.put(verb + " " + address, scopes(method)));
      }
    }
    return operations;
  }

  private static String below(JavaMethod method) {
    return method.tryGetAnnotationOfType(Path.class).map(path -> "/" + path.value()).orElse("");
  }

  private static Optional<String> verb(JavaMethod method) {
    if (method.isAnnotatedWith(GET.class)) {
      return Optional.of("get");
    }
    if (method.isAnnotatedWith(PUT.class)) {
      return Optional.of("put");
    }
    if (method.isAnnotatedWith(DELETE.class)) {
      return Optional.of("delete");
    }
    return method.isAnnotatedWith(POST.class) ? Optional.of("post") : Optional.empty();
  }

  /** Whatever is not for everybody needs a scope. */
  private static List<String> scopes(JavaMethod method) {
    List<String> scopes =
        method
            .tryGetAnnotationOfType(WithToken.class)
            .map(needed -> Arrays.stream(needed.value()).map(Scope::word).toList())
            .orElse(List.of());
    assertThat(scopes.isEmpty())
        .as(method.getFullName())
        .isEqualTo(method.isAnnotatedWith(Public.class));
    return scopes;
  }
}

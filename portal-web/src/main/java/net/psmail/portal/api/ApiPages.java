package net.psmail.portal.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.View;
import net.psmail.portal.site.SiteSettings;
import net.psmail.portal.view.ApiView;
import net.psmail.portal.view.ApiView.Example;
import net.psmail.portal.view.ApiView.Group;
import net.psmail.portal.view.ApiView.Operation;
import net.psmail.portal.view.Section;

/** The API as operators can read it; what can be asked comes from its description. */
@Path("/control-room/api")
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ApiPages {

  private static final String CURL = "curl -sS -K psmail-token ";
  private static final String GO_ON = " \\\n  ";
  private static final String ONE = "/api/v1/accounts/17";

  @Inject private CurrentSession session;
  @Inject private SiteSettings site;

  @GET
  public View show() {
    session.operator();
    String url = site.site().url();
    return new View(
        "api",
        Section.CONTROL_ROOM,
        new ApiView(url, examples(url, site.site().domain()), groups(ApiDescription.text())));
  }

  /** The number of the account and the keys are made up; each wish has a key of its own. */
  static List<Example> examples(String url, String domain) {
    String account = CURL + url + ONE;
    return List.of(
        new Example("search", CURL + "'" + url + "/api/v1/accounts?q=ada&limit=20'"),
        new Example("account", account),
        new Example(
            "note",
            account
                + "/notes"
                + key("5f1a7a8e-0a4a-4f55-9a70-77f6a0a9a6f5")
                + GO_ON
                + "--data-urlencode 'text=Called us.'"),
        new Example("quota", account + "/quota -X PUT -d bytes=2147483648"),
        new Example(
            "suspend",
            account
                + "/suspension"
                + key("c0c7b0f4-4c53-4f0e-8a0f-1d4b6c6f0f3e")
                + GO_ON
                + "-d from=sending --data-urlencode 'reason=Sends advertising'"),
        new Example("lift", account + "/suspension -X DELETE"),
        new Example(
            "invite",
            CURL
                + url
                + "/api/v1/invitations"
                + key("0d9c2f3b-6a0e-4e0c-9d58-7f8f0b8a5a11")
                + GO_ON
                + "-d domain="
                + domain
                + " --data-urlencode 'note=Ada Lovelace'"));
  }

  private static String key(String uuid) {
    return GO_ON + "-H 'Idempotency-Key: " + uuid + "'";
  }

  static List<Group> groups(byte[] description) {
    Map<String, List<Operation>> groups = new LinkedHashMap<>();
    JsonObject whole;
    try (var reader = Json.createReader(new StringReader(new String(description, UTF_8)))) {
      whole = reader.readObject();
    }
    for (JsonObject tag : whole.getJsonArray("tags").getValuesAs(JsonObject.class)) {
      groups.put(tag.getString("name"), new ArrayList<>());
    }
    whole
        .getJsonObject("paths")
        .forEach((path, methods) -> add(groups, path, methods.asJsonObject()));
    return groups.entrySet().stream()
        .map(group -> new Group(group.getKey(), group.getValue()))
        .toList();
  }

  private static void add(Map<String, List<Operation>> groups, String path, JsonObject methods) {
    methods.forEach(
        (method, described) -> {
          if (!method.equals("parameters")) {
            JsonObject operation = described.asJsonObject();
            groups
                .computeIfAbsent(
                    operation.getJsonArray("tags").getString(0), unused -> new ArrayList<>())
                .add(
                    new Operation(
                        operation.getString("operationId"),
                        method.toUpperCase(Locale.ROOT),
                        path,
                        operation.getJsonArray("security").stream()
                            .flatMap(way -> way.asJsonObject().getJsonArray("token").stream())
                            .map(scope -> ((JsonString) scope).getString())
                            .findFirst()
                            .orElse(null)));
          }
        });
  }
}

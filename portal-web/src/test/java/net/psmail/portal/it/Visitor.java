package net.psmail.portal.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Somebody with a browser: keeps cookies, fills in the forms of pages, follows redirects by hand.
 */
final class Visitor {

  static final String PASSWORD = "seven purple lamps on the stairs";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client;
  private final Function<String, URI> site;

  Visitor() {
    this(RunningPortal.shared());
  }

  Visitor(RunningPortal portal) {
    this(portal, portal::at);
  }

  private Visitor(RunningPortal portal, Function<String, URI> site) {
    this.site = site;
    this.client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .cookieHandler(cookies)
            .sslContext(portal.trust())
            .build();
  }

  static Visitor byHttps() {
    RunningPortal portal = RunningPortal.shared();
    return new Visitor(portal, portal::securelyAt);
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(site.apply(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> head(String path, String... headers) {
    return send(
        HttpRequest.newBuilder(site.apply(path))
            .headers(headers)
            .method("HEAD", BodyPublishers.noBody()));
  }

  Document page(String path) {
    return page(get(path));
  }

  static Document page(HttpResponse<String> response) {
    return Jsoup.parse(response.body());
  }

  /** Fills in the form of a page that is sent to the given address, and sends it. */
  HttpResponse<String> fill(String path, String action, Map<String, String> typed) {
    return fill(page(path), action, typed);
  }

  HttpResponse<String> fill(Document page, String action, Map<String, String> typed) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element field : page.select("form[action=" + action + "] input[type=hidden]")) {
      fields.put(field.attr("name"), field.val());
    }
    fields.putAll(typed);
    return post(action, fields);
  }

  HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(site.apply(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encode(fields)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** As programs change things, with PUT or DELETE. */
  HttpResponse<String> call(
      String method, String path, Map<String, String> fields, String... headers) {
    return send(
        HttpRequest.newBuilder(site.apply(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .headers(headers)
            .method(method, BodyPublishers.ofString(encode(fields))));
  }

  /** As programs send what is no form. */
  HttpResponse<String> hand(String path, String type, byte[] body, String... headers) {
    return send(
        HttpRequest.newBuilder(site.apply(path))
            .header("Content-Type", type)
            .headers(headers)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Sends the form of a page with a file, as a browser does. */
  HttpResponse<String> upload(String path, Map<String, String> typed, String file, byte[] content) {
    String border = "a-border-that-no-file-holds";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> fields = new LinkedHashMap<>();
    String csrf = page(path).select("main input[name=csrf]").val();
    fields.put("csrf", csrf);
    fields.putAll(typed);
    fields.forEach(
        (name, value) ->
            body.writeBytes(
                ("--" + border + "\r\nContent-Disposition: form-data; name=\"" + name)
                    .concat("\"\r\n\r\n" + value + "\r\n")
                    .getBytes(StandardCharsets.UTF_8)));
    body.writeBytes(
        ("--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file)
            .concat("\"\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes(("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(site.apply(path))
            .header("Content-Type", "multipart/form-data; boundary=" + border)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  byte[] download(String path) {
    try {
      return client
          .send(HttpRequest.newBuilder(site.apply(path)).build(), BodyHandlers.ofByteArray())
          .body();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Registers and confirms the recovery code; gives the code. */
  String register(String name) {
    send(name);
    String code = groups(page("/recovery-code"));
    fill("/recovery-code", "/recovery-code", Map.of("kept", "yes"));
    return code;
  }

  HttpResponse<String> send(String name) {
    return fill(
        "/register",
        "/register",
        Map.of("localPart", name, "domain", "psmail.test", "password", PASSWORD, "language", "en"));
  }

  HttpResponse<String> signIn(String name, String password) {
    return fill("/sign-in", "/sign-in", Map.of("name", name, "password", password));
  }

  /** The secret that a page shows in groups. */
  static String groups(Document page) {
    return page.select(".secret code span").eachText().stream().collect(Collectors.joining("-"));
  }

  List<String> cookies() {
    return cookies.getCookieStore().getCookies().stream().map(HttpCookie::getName).toList();
  }

  /** What a cookie holds; empty without one. */
  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Has a cookie that this site has not given it. */
  void plant(String name, String value) {
    HttpCookie planted = new HttpCookie(name, value);
    planted.setDomain("localhost.local");
    planted.setPath("/");
    planted.setVersion(0);
    cookies.getCookieStore().add(site.apply("/"), planted);
  }

  static String problems(HttpResponse<String> response) {
    return page(response).select(".problems, .problem").text();
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}

package net.psmail.journey;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * A form that a stranger sends again and again, over a connection that stays open, from networks
 * that a trusted proxy tells.
 */
final class TimedForm {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String site;
  private final String path;
  private final int status;
  private final String cookies;
  private final String hidden;

  /**
   * Opens the page of the form.
   *
   * @param status what is answered each time
   */
  TimedForm(Installation psmail, String path, int status) {
    this.site = psmail.url();
    this.path = path;
    this.status = status;
    Visitor visitor = new Visitor(psmail);
    hidden =
        Visitor.page(visitor.open(path)).select("main form input[type=hidden]").stream()
            .map(field -> pair(field.attr("name"), field.val()))
            .collect(Collectors.joining("&"));
    cookies = visitor.cookies();
  }

  /** Sends it; how long the answer took, in nanoseconds. */
  long send(String... namesAndValues) throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder(hidden);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.append('&').append(pair(namesAndValues[i], namesAndValues[i + 1]));
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookies)
            .header("Origin", site)
            .header(
                "X-Forwarded-For",
                "203.%d.%d.7".formatted(random.nextInt(256), random.nextInt(256)))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    long begin = System.nanoTime();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    long nanos = System.nanoTime() - begin;
    if (answer.statusCode() != status) {
      throw new IllegalStateException(path + " was answered " + answer.statusCode());
    }
    return nanos;
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}

package net.psmail.portal.site;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.psmail.portal.view.ServiceStatus;
import net.psmail.portal.view.ServiceStatus.Level;
import org.jspecify.annotations.Nullable;

/**
 * How the service is doing, as the status page says. It is asked in the background: a page never
 * waits for it, and shows "unknown" when it does not answer within a second.
 */
@ApplicationScoped
public class CurrentStatus {

  private static final Logger LOG = System.getLogger(CurrentStatus.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int SECONDS_BETWEEN = 15;

  /** The status page may start after this application, and nobody shall read "unknown" for long. */
  private static final int SECONDS_AT_FIRST = 60;

  @Inject SiteSettings settings;
  @Inject private Event<NoticesChanged> changes;
  @Resource private ManagedScheduledExecutorService executor;

  private final HttpClient client =
      HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private volatile @Nullable ServiceStatus latest;
  private volatile @Nullable Future<?> asking;
  private long second;

  /** The latest answer. */
  public ServiceStatus now() {
    ServiceStatus known = latest;
    return known == null ? unknown() : known;
  }

  public void begin() {
    asking = executor.scheduleWithFixedDelay(this::askIfDue, 0, 1, TimeUnit.SECONDS);
  }

  public void end() {
    Future<?> running = asking;
    if (running != null) {
      running.cancel(true);
    }
  }

  private void askIfDue() {
    if (isDue(second++, now().level())) {
      ask();
    }
  }

  static boolean isDue(long second, Level known) {
    return second % SECONDS_BETWEEN == 0 || (second < SECONDS_AT_FIRST && known == Level.UNKNOWN);
  }

  /** Whatever goes wrong: a task that throws is never run again. */
  void ask() {
    try {
      learn(read());
    } catch (RuntimeException failure) {
      LOG.log(Logger.Level.WARNING, "The status page could not be asked", failure);
      latest = null;
    }
  }

  private void learn(ServiceStatus answer) {
    if (!answer.equals(latest)) {
      latest = answer;
      changes.fire(new NoticesChanged());
    }
  }

  private ServiceStatus read() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.statusSource() + "/api/v2/summary.json"))
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200
          ? StatusPage.read(response.body(), settings.statusPage(), settings.hasOwnStatusPage())
          : unknown();
    } catch (IOException unreachable) {
      return unknown();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return unknown();
    }
  }

  private ServiceStatus unknown() {
    return StatusPage.unknown(settings.statusPage(), settings.hasOwnStatusPage());
  }
}

package net.psmail.journey;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** How long a visitor waits for the home page after {@code run} was typed. */
final class FirstPage {

  private FirstPage() {}

  static Duration after(Installation psmail) {
    long begin = System.nanoTime();
    psmail.launch();
    await("the home page")
        .atMost(5, MINUTES)
        .pollDelay(Duration.ZERO)
        .pollInterval(50, MILLISECONDS)
        .until(() -> answers(psmail.url() + "/"));
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  static boolean answers(String url) {
    try {
      return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode()
          == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }
}

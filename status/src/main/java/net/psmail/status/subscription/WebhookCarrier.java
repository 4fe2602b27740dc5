package net.psmail.status.subscription;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.status.component.Overall;

/** Posts to webhooks. Whoever agrees answers the challenge with its value, and nothing else. */
final class WebhookCarrier implements Carrier {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CHALLENGE_BYTES = 16;
  private static final int GONE = 410;

  private final WebhookJson json;
  private final Supplier<Overall> overall;
  private final HttpPost post;
  private final Clock clock;

  WebhookCarrier(
      SubscriptionSettings settings,
      Supplier<Overall> overall,
      SSLSocketFactory trust,
      Clock clock) {
    this.json = new WebhookJson(settings);
    this.overall = overall;
    this.post = new HttpPost(settings.allowed(), trust);
    this.clock = clock;
  }

  @Override
  public Carried carry(Delivery delivery, List<Notice> story, String token) {
    try {
      return delivery.isQuestion()
          ? ask(delivery, token)
          : told(send(delivery, json.notice(story, overall.get(), token)));
    } catch (HttpPost.NotAllowedException forbidden) {
      return new Carried(Fate.REFUSED, "Its address is not a public one");
    } catch (IOException failure) {
      return new Carried(Fate.LATER, String.valueOf(failure.getMessage()));
    }
  }

  private Carried ask(Delivery delivery, String token) throws IOException {
    byte[] random = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(random);
    String value = HexFormat.of().formatHex(random);
    HttpPost.Reply reply = send(delivery, json.challenge(value, token));
    if (reply.status() / 100 == 2 && reply.body().strip().equals(value)) {
      return new Carried(Fate.AGREED, "");
    }
    return new Carried(Fate.LATER, "The challenge was answered with " + reply.status());
  }

  private HttpPost.Reply send(Delivery delivery, String content) throws IOException {
    String secret = Objects.requireNonNull(delivery.secret(), "A webhook has a secret");
    Map<String, String> signed =
        Signature.headers(secret, delivery.key(), clock.instant(), content);
    return post.send(URI.create(delivery.address()), signed, content);
  }

  private static Carried told(HttpPost.Reply reply) {
    if (reply.status() / 100 == 2) {
      return new Carried(Fate.DELIVERED, "");
    }
    return new Carried(
        reply.status() == GONE ? Fate.GONE : Fate.LATER, "It was answered with " + reply.status());
  }

  @Override
  public void close() {
    // Each post has a connection of its own.
  }
}

package net.psmail.provisioning.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import net.psmail.provisioning.webhook.WebhookDelivery.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest {

  private static final Post POST =
      new Post(false, Duration.ofSeconds(1), (SSLSocketFactory) SSLSocketFactory.getDefault());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:1/",
        "https://[::1]:1/",
        "https://10.0.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[fd00::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://2130706433/"
      })
  void callsNoAddressThatIsNotPublic(String url) {
    Post.NoAnswer refusal =
        catchThrowableOfType(Post.NoAnswer.class, () -> POST.send(URI.create(url), Map.of(), "{}"));
    assertThat(refusal.fault()).isEqualTo(Fault.NOT_PUBLIC);
  }
}
